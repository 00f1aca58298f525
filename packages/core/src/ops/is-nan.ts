import { PredicateNode } from "../predicate-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link isNaN}. */
export class IsNaNNode extends PredicateNode {
  get op(): string {
    return "isNaN";
  }
  scalar(x: number): number {
    return Number.isNaN(x) ? 1 : 0;
  }
}

/**
 * A bool tensor, 1 where `x` is not a number. No gradient flows through it.
 *
 * ```ts
 * import { isNaN, tensor } from "@leibniz/core";
 * console.log(isNaN(tensor([NaN, -Infinity, 1])).data); // Uint8Array(3) [ 1, 0, 0 ]
 * ```
 */
export function isNaN(x: TensorLike): Tensor {
  return new IsNaNNode().forward(x);
}
