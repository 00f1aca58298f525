import { tanh, type Tensor } from "@leibniz/core";
import { Layer } from "../layer.ts";

/**
 * The tanh layer `y = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)`, elementwise on any shape. Backward gives ∂L/∂x = ∂L/∂y · (1 − y²).
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { Tanh } from "@leibniz/nn";
 * const layer = new Tanh();
 * console.log(layer.forward(tensor(0)).item(), layer.backward().item()); // 0 1
 * ```
 */
export class Tanh extends Layer {
  /** `name` is that of the scope around its nodes. */
  constructor(name = "Tanh") {
    super(name);
  }

  protected override compute(x: Tensor): Tensor {
    return tanh(x);
  }
}
