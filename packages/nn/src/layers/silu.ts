import { silu, type Tensor } from "@leibniz/core";
import { Layer } from "../layer.ts";

/**
 * The SiLU layer `y = x · sigmoid(x)`, elementwise on any shape; also known as swish.
 *
 * Source: S. Elfwing, E. Uchibe and K. Doya, "Sigmoid-weighted linear units", 2017.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { Silu } from "@leibniz/nn";
 * console.log(new Silu().forward(tensor(1)).item()); // 0.7310585786300049
 * ```
 */
export class Silu extends Layer {
  /** `name` is that of the scope around its nodes. */
  constructor(name = "Silu") {
    super(name);
  }

  protected override compute(x: Tensor): Tensor {
    return silu(x);
  }
}
