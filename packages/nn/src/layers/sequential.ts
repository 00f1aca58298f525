import { LeibnizError, type Tensor } from "@leibniz/core";
import { Layer } from "../layer.ts";

/**
 * Layers one after the other: each takes what the one before gave. Their names in a state are `0`, `1`, … or those of
 * the record. Shapes: those of the layers.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { Affine, Relu, Sequential } from "@leibniz/nn";
 * const net = new Sequential([Affine.of(2, 3), new Relu(), Affine.of(3, 1)]);
 * console.log(net.forward(tensor([[1, 2]])).shape); // [ 1, 1 ]
 * console.log([...net.namedParameters().keys()]); // [ '0.W', '0.b', '2.W', '2.b' ]
 * ```
 */
export class Sequential extends Layer {
  readonly #layers: Readonly<Record<string, Layer>>;

  /**
   * `name` is that of the scope around its nodes.
   *
   * @throws LeibnizError when a name of the record is a number, because JavaScript would order it before the others.
   */
  constructor(layers: readonly Layer[] | Readonly<Record<string, Layer>>, name = "Sequential") {
    super(name);
    if (!Array.isArray(layers)) {
      const number = Object.keys(layers).find((key) => /^\d+$/.test(key));
      if (number !== undefined) {
        throw new LeibnizError(
          name,
          `a layer's name is no number, as ${number} is; give the layers as an array`,
        );
      }
    }
    this.#layers = { ...layers } as Record<string, Layer>;
  }

  override get children(): Readonly<Record<string, Layer>> {
    return this.#layers;
  }

  protected override compute(x: Tensor): Tensor {
    return Object.values(this.#layers).reduce((y, layer) => layer.forward(y), x);
  }
}
