import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { ReductionOptions } from "../axes.ts";
import type { Contributions } from "../op-node.ts";
import { ReductionNode } from "../reductions/reduction-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link sum}. */
export class SumNode extends ReductionNode {
  get op(): string {
    return "sum";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get label(): string {
    return "Σ";
  }
  protected override dtype(x: DType): DType {
    return x === "bool" ? "int32" : x;
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const plan = this.plan(x);
    k.sum(out, plan.values, plan.outer, plan.extent, plan.inner);
  }
  vjp(gy: Tensor): Contributions {
    return [() => this.spread(gy)];
  }
  override latex(x: string): string {
    return `\\sum\\left(${x}\\right)`;
  }
}

/**
 * Adds up `x` along `axes` (all of them when left out). The gradient is repeated along the axes that were
 * added up. The sum of nothing is 0.
 *
 * ```ts
 * import { sum, tensor } from "@leibniz/core";
 * const dY = tensor([[1, 2, 3], [4, 5, 6]]);
 * console.log(sum(dY, { axes: 0 }).data); // Float64Array(3) [ 5, 7, 9 ]
 * ```
 *
 * @throws ShapeError when there is no such axis.
 */
export function sum(x: TensorLike, options: ReductionOptions = {}): Tensor {
  return new SumNode(options).forward(x);
}
