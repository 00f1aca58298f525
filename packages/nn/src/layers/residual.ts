import { checkOptions, ShapeError, shapeText, type Tensor } from "@leibniz/core";
import { Layer } from "../layer.ts";

export interface ResidualOptions {
  readonly name?: string;
  /** What brings x to the shape of f(x) when they differ; x itself is added when left out. */
  readonly projection?: Layer;
}

/**
 * A residual block: `y = x + f(x)`, or `projection(x) + f(x)`. Where f sends back little, the gradient still flows
 * through the sum: ∂L/∂x = ∂L/∂y + what f sends.
 *
 * Shapes: f(x) has the shape of x, or of projection(x). What follows the sum, such as a ReLU, is a layer of its own.
 *
 * Source: K. He, X. Zhang, S. Ren and J. Sun, "Deep residual learning for image recognition", 2015.
 *
 * ```ts
 * import { tensor, variable } from "@leibniz/core";
 * import { Affine, Residual } from "@leibniz/nn";
 * const block = new Residual(new Affine(variable([[2, 0], [0, 2]]), variable([0, 0])));
 * console.log(block.forward(tensor([1, 10])).data); // Float64Array(2) [ 3, 30 ]
 * console.log(block.backward(tensor([1, 1])).data); // Float64Array(2) [ 3, 3 ]
 * ```
 */
export class Residual extends Layer {
  readonly body: Layer;
  readonly projection: Layer | null;

  constructor(body: Layer, options: ResidualOptions = {}) {
    checkOptions("Residual", options, ["name", "projection"]);
    super(options.name ?? "Residual");
    this.body = body;
    this.projection = options.projection ?? null;
  }

  override get children(): Readonly<Record<string, Layer>> {
    const { body, projection } = this;
    return projection === null ? { body } : { body, projection };
  }

  /** @throws ShapeError when the two that are added differ in shape. */
  protected override compute(x: Tensor): Tensor {
    const carried = this.projection === null ? x : this.projection.forward(x);
    const found = this.body.forward(x);
    if (carried.shape.join() !== found.shape.join()) {
      throw new ShapeError(
        this.name,
        `${this.projection === null ? "x" : "projection(x)"} has shape ${shapeText(carried.shape)}, and f(x) ` +
          `${shapeText(found.shape)}; give a projection that brings x to the shape of f(x)`,
        [carried.shape, found.shape],
      );
    }
    return carried.add(found);
  }
}
