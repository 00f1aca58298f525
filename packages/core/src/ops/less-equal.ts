import { ComparisonNode } from "../comparison-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link lessEqual}. */
export class LessEqualNode extends ComparisonNode {
  get op(): string {
    return "lessEqual";
  }
  override get label(): string {
    return "≤";
  }
  scalar(x: number, y: number): number {
    return x <= y ? 1 : 0;
  }
  override latex(x: string, y: string): string {
    return `${x} \\leq ${y}`;
  }
}

/**
 * Elementwise `x ≤ y`, with broadcasting: a bool tensor, 1 where it holds. NaN compares false with everything.
 * Tensors of different dtypes are compared as numbers; a plain number first takes the dtype of the tensor
 * beside it. No gradient flows through it.
 *
 * ```ts
 * import { lessEqual, tensor } from "@leibniz/core";
 * console.log(lessEqual(tensor([1, 2, 3]), 2).data); // Uint8Array(3) [ 1, 1, 0 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function lessEqual(x: TensorLike, y: TensorLike): Tensor {
  return new LessEqualNode().forward(x, y);
}
