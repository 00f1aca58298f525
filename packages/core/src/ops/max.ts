import type { Kernels, Values } from "@leibniz/kernels";
import type { ReductionOptions } from "../axes.ts";
import { ExtremumNode } from "../reductions/extremum-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link max}. */
export class MaxNode extends ExtremumNode {
  get op(): string {
    return "max";
  }
  protected get adjective(): string {
    return "largest";
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const plan = this.plan(x);
    k.max(out, plan.values, plan.outer, plan.extent, plan.inner);
  }
  override latex(x: string): string {
    return `\\max\\left(${x}\\right)`;
  }
}

/**
 * The largest number along `axes` (of all when left out); NaN wins. The gradient goes to the largest element.
 * Of several equal ones the first takes it along one axis, while over several axes or everything it is split
 * evenly among them (PyTorch's conventions in `max(dim)`, `amax` and `max()`).
 *
 * ```ts
 * import { max, tensor } from "@leibniz/core";
 * console.log(max(tensor([[1, 5], [7, 2]]), { axes: -1 }).data); // Float64Array(2) [ 5, 7 ]
 * ```
 *
 * @throws ShapeError when there is no such axis, or nothing along it.
 */
export function max(x: TensorLike, options: ReductionOptions = {}): Tensor {
  return new MaxNode(options).forward(x);
}
