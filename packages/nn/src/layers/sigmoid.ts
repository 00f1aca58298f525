import { sigmoid, type Tensor } from "@leibniz/core";
import { Layer } from "../layer.ts";

/**
 * The sigmoid layer `y = 1 / (1 + e⁻ˣ)`, elementwise on any shape. Backward gives ∂L/∂x = ∂L/∂y · y(1 − y). It is one
 * node; inside `expandComposites` it is composed as the book draws it, ×(−1), exp, +1, 1/x, and ∂L/∂x comes out as
 * ∂L/∂y · y²e⁻ˣ.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { Sigmoid } from "@leibniz/nn";
 * const layer = new Sigmoid();
 * console.log(layer.forward(tensor(1)).item()); // 0.7310585786300049
 * console.log(layer.backward().item()); // 0.19661193324148185
 * ```
 */
export class Sigmoid extends Layer {
  /** `name` is that of the scope around its nodes. */
  constructor(name = "Sigmoid") {
    super(name);
  }

  protected override compute(x: Tensor): Tensor {
    return sigmoid(x);
  }
}
