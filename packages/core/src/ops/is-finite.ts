import { PredicateNode } from "../predicate-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link isFinite}. */
export class IsFiniteNode extends PredicateNode {
  get op(): string {
    return "isFinite";
  }
  scalar(x: number): number {
    return Number.isFinite(x) ? 1 : 0;
  }
}

/**
 * A bool tensor, 1 where `x` is neither infinite nor NaN. No gradient flows through it.
 *
 * ```ts
 * import { isFinite, tensor } from "@leibniz/core";
 * console.log(isFinite(tensor([NaN, -Infinity, 1])).data); // Uint8Array(3) [ 0, 0, 1 ]
 * ```
 */
export function isFinite(x: TensorLike): Tensor {
  return new IsFiniteNode().forward(x);
}
