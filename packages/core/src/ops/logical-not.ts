import { PredicateNode } from "../predicate-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link logicalNot}. */
export class LogicalNotNode extends PredicateNode {
  get op(): string {
    return "logicalNot";
  }
  override get label(): string {
    return "¬";
  }
  scalar(x: number): number {
    return x === 0 ? 1 : 0;
  }
  override latex(x: string): string {
    return `\\lnot\\left(${x}\\right)`;
  }
}

/**
 * Elementwise “not”: a bool tensor, 1 where `x` is 0. NaN is true, so not of NaN is 0. No gradient flows through
 * it.
 *
 * ```ts
 * import { logicalNot, tensor } from "@leibniz/core";
 * console.log(logicalNot(tensor([0, 1, -2])).data); // Uint8Array(3) [ 1, 0, 0 ]
 * ```
 */
export function logicalNot(x: TensorLike): Tensor {
  return new LogicalNotNode().forward(x);
}
