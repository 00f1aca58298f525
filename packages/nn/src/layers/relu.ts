import { relu, type Tensor } from "@leibniz/core";
import { Layer } from "../layer.ts";

/**
 * The ReLU layer `y = max(x, 0)`, elementwise on any shape. Backward gives ∂L/∂x = ∂L/∂y where x > 0, and 0 elsewhere,
 * at 0 too; what arrives is not changed by it.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { Relu } from "@leibniz/nn";
 * const layer = new Relu();
 * console.log(layer.forward(tensor([1, -0.5, -2, 3])).data); // Float64Array(4) [ 1, 0, 0, 3 ]
 * console.log(layer.backward(tensor([1, 1, 1, 1])).data); // Float64Array(4) [ 1, 0, 0, 1 ]
 * ```
 */
export class Relu extends Layer {
  /** `name` is that of the scope around its nodes. */
  constructor(name = "Relu") {
    super(name);
  }

  protected override compute(x: Tensor): Tensor {
    return relu(x);
  }
}
