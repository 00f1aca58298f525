import { applyFused } from "../fused.ts";
import type { Contributions } from "../op-node.ts";
import { DeviationNode, type DeviationOptions } from "../reductions/deviation-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { div } from "./div.ts";
import { mul } from "./mul.ts";
import { sqrt } from "./sqrt.ts";
import { variance } from "./variance.ts";
import { where } from "./where.ts";

/** The node of {@link std}. */
export class StdNode extends DeviationNode {
  get op(): string {
    return "std";
  }
  protected answer(meanSquare: number, scale: number): number {
    return Math.sqrt(meanSquare) * scale;
  }
  vjp(gy: Tensor): Contributions {
    const z = this.output!;
    return [
      () => {
        // At 0 the divisor is replaced too, so that no 0 · ∞ appears when this is differentiated again.
        const divisor = this.kept(mul(where(z, z, 1), this.divisor));
        return mul(this.kept(where(z, gy, 0)), div(this.deviations(this.first!), divisor));
      },
    ];
  }
  expand(x: Tensor): Tensor {
    return sqrt(variance(x, this.options));
  }
}

/**
 * The standard deviation of `x` along `axes` (of all when left out): the square root of the variance, as a
 * float. ∂z/∂xᵢ = (xᵢ − mean) / ((n − correction) · z), and 0 where all numbers are equal (PyTorch's
 * subgradient). It is NaN when n is not greater than the correction.
 *
 * A fused op: it expands to the root of the expanded variance.
 *
 * ```ts
 * import { std, tensor } from "@leibniz/core";
 * console.log(std(tensor([2, 4, 4, 4, 5, 5, 7, 9]), { correction: 0 }).item()); // 2
 * ```
 *
 * @throws ShapeError when there is no such axis.
 * @throws LeibnizError for a correction that is negative or no number.
 */
export function std(x: TensorLike, options: DeviationOptions = {}): Tensor {
  return applyFused(new StdNode(options), x);
}
