import { ComparisonNode } from "../comparison-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link logicalAnd}. */
export class LogicalAndNode extends ComparisonNode {
  get op(): string {
    return "logicalAnd";
  }
  override get label(): string {
    return "∧";
  }
  scalar(x: number, y: number): number {
    return x !== 0 && y !== 0 ? 1 : 0;
  }
  override latex(x: string, y: string): string {
    return `${x} \\land ${y}`;
  }
}

/**
 * Elementwise “both”, with broadcasting: a bool tensor. A number is true when it is not 0; NaN is true. No
 * gradient flows through it.
 *
 * ```ts
 * import { logicalAnd, tensor } from "@leibniz/core";
 * console.log(logicalAnd(tensor([0, 0, 1, 1]), tensor([0, 1, 0, 1])).data); // Uint8Array(4) [ 0, 0, 0, 1 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function logicalAnd(x: TensorLike, y: TensorLike): Tensor {
  return new LogicalAndNode().forward(x, y);
}
