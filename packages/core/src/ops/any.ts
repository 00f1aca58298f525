import type { Kernels, Values } from "@leibniz/kernels";
import type { ReductionOptions } from "../axes.ts";
import { eachRun } from "../reductions/each-run.ts";
import { TruthNode } from "../reductions/truth-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link any}. */
export class AnyNode extends TruthNode {
  get op(): string {
    return "any";
  }
  override get label(): string {
    return "∃";
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    const plan = this.plan(x);
    eachRun(plan, (place, start, step) => {
      let answer = 0;
      for (let e = 0; e < plan.extent; e++) if (plan.values[start + e * step]! !== 0) answer = 1;
      out[place] = answer;
    });
  }
}

/**
 * Whether some number along `axes` (of all when left out) is true: a bool tensor. A number is true when
 * it is not 0; NaN is true. Of nothing the answer is false. No gradient flows through it.
 *
 * ```ts
 * import { any, tensor } from "@leibniz/core";
 * console.log(any(tensor([[1, 0], [7, 2]]), { axes: 1 }).data); // Uint8Array(2) [ 1, 1 ]
 * ```
 *
 * @throws ShapeError when there is no such axis.
 */
export function any(x: TensorLike, options: ReductionOptions = {}): Tensor {
  return new AnyNode(options).forward(x);
}
