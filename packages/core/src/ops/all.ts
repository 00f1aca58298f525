import type { Kernels, Values } from "@leibniz/kernels";
import type { ReductionOptions } from "../axes.ts";
import { eachRun } from "../reductions/each-run.ts";
import { TruthNode } from "../reductions/truth-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link all}. */
export class AllNode extends TruthNode {
  get op(): string {
    return "all";
  }
  override get label(): string {
    return "∀";
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    const plan = this.plan(x);
    eachRun(plan, (place, start, step) => {
      let answer = 1;
      for (let e = 0; e < plan.extent; e++) if (plan.values[start + e * step]! === 0) answer = 0;
      out[place] = answer;
    });
  }
}

/**
 * Whether every number along `axes` (of all when left out) is true: a bool tensor. A number is true when
 * it is not 0; NaN is true. Of nothing the answer is true. No gradient flows through it.
 *
 * ```ts
 * import { all, tensor } from "@leibniz/core";
 * console.log(all(tensor([[1, 0], [7, 2]]), { axes: 1 }).data); // Uint8Array(2) [ 0, 1 ]
 * ```
 *
 * @throws ShapeError when there is no such axis.
 */
export function all(x: TensorLike, options: ReductionOptions = {}): Tensor {
  return new AllNode(options).forward(x);
}
