import { scope, type Tensor } from "@leibniz/core";

/**
 * The sigmoid layer `y = 1 / (1 + e⁻ˣ)`, composed as the book draws it: ×(−1), exp, +1, 1/x. Backward gives
 * ∂L/∂x = ∂L/∂y · y²e⁻ˣ = ∂L/∂y · y(1 − y).
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { Sigmoid } from "@leibniz/nn";
 * console.log(new Sigmoid().forward(tensor(1)).item()); // 0.7310585786300049
 * ```
 */
export class Sigmoid {
  readonly name: string;

  /** `name` is that of the scope around its nodes. */
  constructor(name = "Sigmoid") {
    this.name = name;
  }

  forward(x: Tensor): Tensor {
    return scope(this.name, () => x.neg().exp().add(1).pow(-1));
  }
}
