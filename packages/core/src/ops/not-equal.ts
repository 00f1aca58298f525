import { ComparisonNode } from "../comparison-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link notEqual}. */
export class NotEqualNode extends ComparisonNode {
  get op(): string {
    return "notEqual";
  }
  override get label(): string {
    return "≠";
  }
  scalar(x: number, y: number): number {
    return x !== y ? 1 : 0;
  }
  override latex(x: string, y: string): string {
    return `${x} \\neq ${y}`;
  }
}

/**
 * Elementwise `x ≠ y`, with broadcasting: a bool tensor, 1 where it holds. NaN differs from everything, also
 * from NaN. Tensors of different dtypes are compared as numbers; a plain number first takes the dtype of the
 * tensor beside it. No gradient flows through it.
 *
 * ```ts
 * import { notEqual, tensor } from "@leibniz/core";
 * console.log(notEqual(tensor([1, 2, 3]), 2).data); // Uint8Array(3) [ 1, 0, 1 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function notEqual(x: TensorLike, y: TensorLike): Tensor {
  return new NotEqualNode().forward(x, y);
}
