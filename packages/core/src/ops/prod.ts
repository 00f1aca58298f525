import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { ReductionOptions } from "../axes.ts";
import type { Contributions } from "../op-node.ts";
import { eachRun } from "../reductions/each-run.ts";
import { ReductionNode } from "../reductions/reduction-node.ts";
import { shift } from "../scans/shift-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { cumprod } from "./cumprod.ts";
import { mul } from "./mul.ts";

/** The node of {@link prod}. */
export class ProdNode extends ReductionNode {
  get op(): string {
    return "prod";
  }
  override get label(): string {
    return "Π";
  }
  protected override dtype(x: DType): DType {
    return x === "bool" ? "int32" : x;
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    const plan = this.plan(x);
    eachRun(plan, (place, start, step) => {
      let product = 1;
      for (let e = 0; e < plan.extent; e++) product *= plan.values[start + e * step]!;
      out[place] = product;
    });
  }
  vjp(gy: Tensor): Contributions {
    return [
      () => {
        // The product of all the others: of those in the same line, times those of the other lines, and so on
        // axis by axis. Dividing z by x would fail at zeros.
        let others = this.spread(gy);
        let lines = this.first!;
        this.axes.forEach((axis, i) => {
          if (i > 0) lines = prod(lines, { axes: this.axes[i - 1]!, keepDims: true });
          others = mul(others, productOfOthers(lines, axis));
        });
        return others;
      },
    ];
  }
  override latex(x: string): string {
    return `\\prod\\left(${x}\\right)`;
  }
}

/** For each number the product of the others in its line along an axis: of those before it and those after it. */
function productOfOthers(x: Tensor, axis: number): Tensor {
  const [forth, back] = [
    { axis, reverse: false },
    { axis, reverse: true },
  ];
  return mul(shift(cumprod(x, forth), forth, 1), shift(cumprod(x, back), back, 1));
}

/**
 * Multiplies `x` along `axes` (all of them when left out). Each element receives the gradient times the product
 * of the others, found without a division: it is right when there are zeros. The product of nothing is 1.
 *
 * ```ts
 * import { prod, variable } from "@leibniz/core";
 * const x = variable([2, 0, 5]);
 * const y = prod(x);
 * y.backward();
 * console.log(y.item(), x.grad?.data); // 0 Float64Array(3) [ 0, 10, 0 ]
 * ```
 *
 * @throws ShapeError when there is no such axis.
 */
export function prod(x: TensorLike, options: ReductionOptions = {}): Tensor {
  return new ProdNode(options).forward(x);
}
