import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { ReductionOptions } from "../axes.ts";
import { toFloat } from "../dtype.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { applyFused, type FusedNode } from "../fused.ts";
import type { Contributions } from "../op-node.ts";
import { eachRun } from "../reductions/each-run.ts";
import { ReductionNode } from "../reductions/reduction-node.ts";
import { SoftmaxWeightsNode } from "../reductions/softmax-weights.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { add } from "./add.ts";
import { exp } from "./exp.ts";
import { isFinite } from "./is-finite.ts";
import { log } from "./log.ts";
import { max } from "./max.ts";
import { mul, MulNode } from "./mul.ts";
import { reshape } from "./reshape.ts";
import { isModest } from "./softmax.ts";
import { sub } from "./sub.ts";
import { sum } from "./sum.ts";
import { where } from "./where.ts";

/** The node of {@link logSumExp}. */
export class LogSumExpNode extends ReductionNode implements FusedNode {
  get op(): string {
    return "logSumExp";
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    const { values, extent, ...places } = this.plan(x);
    eachRun({ extent, ...places }, (place, start, step) => {
      let largest = -Infinity;
      for (let e = 0; e < extent; e++) largest = Math.max(largest, values[start + e * step]!);
      let total = 0;
      for (let e = 0; e < extent; e++) total += Math.exp(values[start + e * step]! - largest);
      // ∞ − ∞ has no answer, but the largest number has: e to it is more than all else, or nothing at all.
      out[place] = Number.isFinite(largest) ? largest + Math.log(total) : largest;
    });
  }
  vjp(gy: Tensor): Contributions {
    return [() => mul(this.kept(gy), new SoftmaxWeightsNode({ axes: this.axes }).forward(this.first!))];
  }
  override vjpFormula(_argument: number, gy: Formula, x: Formula): Formula {
    return formulaOf(new MulNode(), gy, formulaOf(new SoftmaxWeightsNode(), x));
  }
  expand(x: Tensor): Tensor {
    if (isModest(x)) return log(sum(exp(x), this.reducing));
    // Whatever constant is taken out and added again, value and derivatives are the same.
    const largest = max(x.detach(), this.keeping);
    const shift = where(isFinite(largest), largest, 0);
    const rest = log(sum(exp(sub(x, shift)), this.reducing));
    return add(rest, reshape(shift, rest.shape));
  }
  override latex(x: string): string {
    return `\\log\\sum\\exp\\left(${x}\\right)`;
  }
}

/**
 * `log Σ eˣ` along `axes` (over all when left out), as a float: a maximum with rounded corners. The largest
 * number is taken out first, so that nothing overflows. The gradient is the softmax, `eˣ / Σ eˣ`. Of nothing,
 * or of −∞ alone, it is −∞, with a gradient of 0.
 *
 * A fused op: it expands to the formula, where numbers are large with the largest taken out as a constant.
 *
 * ```ts
 * import { logSumExp, tensor } from "@leibniz/core";
 * console.log(logSumExp(tensor([1000, 1000])).item()); // 1000.6931471805599
 * ```
 *
 * @throws ShapeError when there is no such axis.
 */
export function logSumExp(x: TensorLike, options: ReductionOptions = {}): Tensor {
  return applyFused(new LogSumExpNode(options), x);
}
