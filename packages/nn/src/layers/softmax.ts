import { checkOptions, softmax, type Tensor } from "@leibniz/core";
import { Layer } from "../layer.ts";

/**
 * The softmax layer `yᵢ = e^xᵢ / Σ e^xⱼ` along one axis, the last when left out: each row on its own. Backward gives
 * ∂L/∂x = y · (∂L/∂y − Σ y · ∂L/∂y). Before a cross-entropy use `SoftmaxWithLoss`, which needs no logarithm of a 0.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { Softmax } from "@leibniz/nn";
 * const y = new Softmax().forward(tensor([[0, 1], [1000, 1001]]));
 * console.log(y.data.map((value) => Math.round(100 * value))); // Float64Array(4) [ 27, 73, 27, 73 ]
 * ```
 */
export class Softmax extends Layer {
  readonly axis: number;

  constructor(options: { readonly axis?: number; readonly name?: string } = {}) {
    checkOptions("Softmax", options, ["name", "axis"]);
    super(options.name ?? "Softmax");
    this.axis = options.axis ?? -1;
  }

  /** @throws ShapeError when x has no such axis. */
  protected override compute(x: Tensor): Tensor {
    return softmax(x, { axis: this.axis });
  }
}
