import { roundHalfToEven } from "../number-functions.ts";
import { StepNode } from "../step-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link round}. */
export class RoundNode extends StepNode {
  get op(): string {
    return "round";
  }
  scalar(x: number): number {
    return roundHalfToEven(x);
  }
}

/**
 * Elementwise nearest whole number; halves go to the even neighbour, as IEEE 754, NumPy and PyTorch round, and
 * unlike `Math.round`. Integers stay integers. ∂z/∂x = 0, also at the jumps.
 *
 * ```ts
 * import { round, tensor } from "@leibniz/core";
 * console.log(round(tensor([0.5, 1.5, 2.5])).data); // Float64Array(3) [ 0, 2, 2 ]
 * ```
 */
export function round(x: TensorLike): Tensor {
  return new RoundNode().forward(x);
}
