import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { ReductionOptions } from "../axes.ts";
import { toFloat } from "../dtype.ts";
import { type Formula, formulaOf, numberFormula } from "../formula.ts";
import type { Contributions } from "../op-node.ts";
import { fillMeans } from "../reductions/means.ts";
import { ReductionNode } from "../reductions/reduction-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { div, DivNode } from "./div.ts";

/** The node of {@link mean}. */
export class MeanNode extends ReductionNode {
  get op(): string {
    return "mean";
  }
  override get savesInputs(): boolean {
    return false;
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    fillMeans(k, out, this.plan(x));
  }
  vjp(gy: Tensor): Contributions {
    return [() => this.spread(div(gy, this.count))];
  }
  override vjpFormula(_argument: number, gy: Formula): Formula {
    return formulaOf(new DivNode(), gy, numberFormula(this.count));
  }
}

/**
 * The mean of `x` along `axes` (of all when left out): the sum, divided by how many there are. Each element
 * receives 1/n of the gradient. The mean of integers is float64, the mean of nothing NaN.
 *
 * ```ts
 * import { mean, tensor } from "@leibniz/core";
 * console.log(mean(tensor([[1, 2, 3], [4, 5, 6]]), { axes: 0 }).data); // Float64Array(3) [ 2.5, 3.5, 4.5 ]
 * ```
 *
 * @throws ShapeError when there is no such axis.
 */
export function mean(x: TensorLike, options: ReductionOptions = {}): Tensor {
  return new MeanNode(options).forward(x);
}
