import { StepNode } from "../step-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link trunc}. */
export class TruncNode extends StepNode {
  get op(): string {
    return "trunc";
  }
  scalar(x: number): number {
    return Math.trunc(x);
  }
}

/**
 * Elementwise whole part: the fraction is dropped, towards 0; integers stay integers. ∂z/∂x = 0, also at the jumps.
 *
 * ```ts
 * import { trunc, tensor } from "@leibniz/core";
 * console.log(trunc(tensor([1.5, -2.5])).data); // Float64Array(2) [ 1, -2 ]
 * ```
 */
export function trunc(x: TensorLike): Tensor {
  return new TruncNode().forward(x);
}
