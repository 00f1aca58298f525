import { PredicateNode } from "../predicate-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link isInf}. */
export class IsInfNode extends PredicateNode {
  get op(): string {
    return "isInf";
  }
  scalar(x: number): number {
    return x === Infinity || x === -Infinity ? 1 : 0;
  }
}

/**
 * A bool tensor, 1 where `x` is infinite, of either sign. No gradient flows through it.
 *
 * ```ts
 * import { isInf, tensor } from "@leibniz/core";
 * console.log(isInf(tensor([NaN, -Infinity, 1])).data); // Uint8Array(3) [ 0, 1, 0 ]
 * ```
 */
export function isInf(x: TensorLike): Tensor {
  return new IsInfNode().forward(x);
}
