import type { ReductionOptions } from "../axes.ts";
import { PositionNode } from "../reductions/position-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link argmax}. */
export class ArgmaxNode extends PositionNode {
  get op(): string {
    return "argmax";
  }
  protected get adjective(): string {
    return "largest";
  }
  protected beats(x: number, best: number): boolean {
    return x > best;
  }
  override latex(x: string): string {
    return `\\arg\\max\\left(${x}\\right)`;
  }
}

/**
 * The position of the largest number along one axis, or among all numbers row-major when `axes` is left out: an
 * int32 tensor. Of equal numbers the first is meant; NaN wins. No gradient flows through it.
 *
 * ```ts
 * import { argmax, tensor } from "@leibniz/core";
 * console.log(argmax(tensor([[1, 5], [7, 2]]), { axes: 1 }).data); // Int32Array(2) [ 1, 0 ]
 * ```
 *
 * @throws ShapeError when there is no such axis, nothing along it, or several are named.
 */
export function argmax(x: TensorLike, options: ReductionOptions = {}): Tensor {
  return new ArgmaxNode(options).forward(x);
}
