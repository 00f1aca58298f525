import { applyFused } from "../fused.ts";
import type { Contributions } from "../op-node.ts";
import { DeviationNode, type DeviationOptions } from "../reductions/deviation-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { div } from "./div.ts";
import { mul } from "./mul.ts";
import { square } from "./square.ts";
import { sum } from "./sum.ts";

/** The node of {@link variance}. */
export class VarianceNode extends DeviationNode {
  get op(): string {
    return "variance";
  }
  protected answer(meanSquare: number, scale: number): number {
    return meanSquare * scale * scale;
  }
  vjp(gy: Tensor): Contributions {
    const x = this.first!;
    return [() => mul(this.kept(mul(gy, 2 / this.divisor)), this.deviations(x))];
  }
  expand(x: Tensor): Tensor {
    return div(sum(square(this.deviations(x)), this.reducing), this.divisor);
  }
  override latex(x: string): string {
    return `\\operatorname{Var}\\left(${x}\\right)`;
  }
}

/**
 * The variance of `x` along `axes` (of all when left out), `Σ (x − mean)² / (n − correction)`, as a float.
 * ∂z/∂xᵢ = 2 · (xᵢ − mean) / (n − correction). It is NaN when n is not greater than the correction.
 *
 * A fused op: it expands to the formula.
 *
 * ```ts
 * import { tensor, variance } from "@leibniz/core";
 * console.log(variance(tensor([1, 2, 3, 4])).item()); // 1.6666666666666667
 * console.log(variance(tensor([1, 2, 3, 4]), { correction: 0 }).item()); // 1.25
 * ```
 *
 * @throws ShapeError when there is no such axis.
 * @throws LeibnizError for a correction that is negative or no number.
 */
export function variance(x: TensorLike, options: DeviationOptions = {}): Tensor {
  return applyFused(new VarianceNode(options), x);
}
