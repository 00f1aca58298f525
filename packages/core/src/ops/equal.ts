import { ComparisonNode } from "../comparison-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link equal}. */
export class EqualNode extends ComparisonNode {
  get op(): string {
    return "equal";
  }
  override get label(): string {
    return "=";
  }
  scalar(x: number, y: number): number {
    return x === y ? 1 : 0;
  }
  override latex(x: string, y: string): string {
    return `${x} = ${y}`;
  }
}

/**
 * Elementwise `x = y`, with broadcasting: a bool tensor, 1 where it holds. NaN equals nothing, not even NaN.
 * Tensors of different dtypes are compared as numbers; a plain number first takes the dtype of the tensor
 * beside it. No gradient flows through it.
 *
 * ```ts
 * import { equal, tensor } from "@leibniz/core";
 * console.log(equal(tensor([1, 2, 3]), 2).data); // Uint8Array(3) [ 0, 1, 0 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function equal(x: TensorLike, y: TensorLike): Tensor {
  return new EqualNode().forward(x, y);
}
