import type { Kernels, Values } from "@leibniz/kernels";
import type { ReductionOptions } from "../axes.ts";
import { eachRun } from "../reductions/each-run.ts";
import { ExtremumNode } from "../reductions/extremum-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link min}. */
export class MinNode extends ExtremumNode {
  get op(): string {
    return "min";
  }
  protected get adjective(): string {
    return "smallest";
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    const plan = this.plan(x);
    eachRun(plan, (place, start, step) => {
      let smallest = Infinity;
      for (let e = 0; e < plan.extent; e++) smallest = Math.min(smallest, plan.values[start + e * step]!);
      out[place] = smallest;
    });
  }
  override latex(x: string): string {
    return `\\min\\left(${x}\\right)`;
  }
}

/**
 * The smallest number along `axes` (of all when left out); NaN wins. The gradient goes to the smallest element.
 * Of several equal ones the first takes it along one axis, while over several axes or everything it is split
 * evenly among them (PyTorch's conventions in `min(dim)`, `amin` and `min()`).
 *
 * ```ts
 * import { min, tensor } from "@leibniz/core";
 * console.log(min(tensor([[1, 5], [7, 2]]), { axes: -1 }).data); // Float64Array(2) [ 1, 2 ]
 * ```
 *
 * @throws ShapeError when there is no such axis, or nothing along it.
 */
export function min(x: TensorLike, options: ReductionOptions = {}): Tensor {
  return new MinNode(options).forward(x);
}
