import { ComparisonNode } from "../comparison-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link less}. */
export class LessNode extends ComparisonNode {
  get op(): string {
    return "less";
  }
  override get label(): string {
    return "<";
  }
  scalar(x: number, y: number): number {
    return x < y ? 1 : 0;
  }
  override latex(x: string, y: string): string {
    return `${x} < ${y}`;
  }
}

/**
 * Elementwise `x < y`, with broadcasting: a bool tensor, 1 where it holds. NaN compares false with everything.
 * Tensors of different dtypes are compared as numbers; a plain number first takes the dtype of the tensor
 * beside it. No gradient flows through it.
 *
 * ```ts
 * import { less, tensor } from "@leibniz/core";
 * console.log(less(tensor([1, 2, 3]), 2).data); // Uint8Array(3) [ 1, 0, 0 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function less(x: TensorLike, y: TensorLike): Tensor {
  return new LessNode().forward(x, y);
}
