import { StepNode } from "../step-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link sign}. */
export class SignNode extends StepNode {
  get op(): string {
    return "sign";
  }
  scalar(x: number): number {
    return Math.sign(x);
  }
}

/**
 * Elementwise sign: −1, 0 or 1, and NaN for NaN; integers stay integers. ∂z/∂x = 0, also at 0.
 *
 * ```ts
 * import { sign, tensor } from "@leibniz/core";
 * console.log(sign(tensor([-7, 0, 0.5])).data); // Float64Array(3) [ -1, 0, 1 ]
 * ```
 */
export function sign(x: TensorLike): Tensor {
  return new SignNode().forward(x);
}
