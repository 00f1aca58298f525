import type { ReductionOptions } from "../axes.ts";
import { PositionNode } from "../reductions/position-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link argmin}. */
export class ArgminNode extends PositionNode {
  get op(): string {
    return "argmin";
  }
  protected get adjective(): string {
    return "smallest";
  }
  protected beats(x: number, best: number): boolean {
    return x < best;
  }
  override latex(x: string): string {
    return `\\arg\\min\\left(${x}\\right)`;
  }
}

/**
 * The position of the smallest number along one axis, or among all numbers row-major when `axes` is left out: an
 * int32 tensor. Of equal numbers the first is meant; NaN wins. No gradient flows through it.
 *
 * ```ts
 * import { argmin, tensor } from "@leibniz/core";
 * console.log(argmin(tensor([[1, 5], [7, 2]]), { axes: 1 }).data); // Int32Array(2) [ 0, 1 ]
 * ```
 *
 * @throws ShapeError when there is no such axis, nothing along it, or several are named.
 */
export function argmin(x: TensorLike, options: ReductionOptions = {}): Tensor {
  return new ArgminNode(options).forward(x);
}
