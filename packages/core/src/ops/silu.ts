import type { DType } from "@leibniz/kernels";
import { type Algebra, numbers, type Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import { applyFused, type FusedNode } from "../fused.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";
import { mul } from "./mul.ts";
import { sigmoid } from "./sigmoid.ts";

/** The node of {@link silu}. */
export class SiluNode extends UnaryNode implements FusedNode {
  get op(): string {
    return "silu";
  }
  scalar(x: number): number {
    return numbers.damped(x, numbers.sigmoid(x));
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [
      () => {
        const gate = o.sigmoid(x);
        return o.add(gate, o.damped(x, o.mul(gate, o.sub(1, gate))));
      },
    ];
  }
  expand(x: Tensor): Tensor {
    return mul(x, sigmoid(x));
  }
  override latex(x: string): string {
    return `\\operatorname{SiLU}\\left(${x}\\right)`;
  }
}

/**
 * The sigmoid linear unit `z = x · sigmoid(x)`, also called swish, elementwise: 0 at −∞, x at ∞.
 * ∂z/∂x = s + x · s (1 − s) with s = sigmoid(x).
 *
 * ```ts
 * import { silu, tensor } from "@leibniz/core";
 * console.log(silu(tensor([0, 1, 1000])).data); // Float64Array(3) [ 0, 0.7310585786300049, 1000 ]
 * ```
 *
 * Source: D. Hendrycks and K. Gimpel, "Gaussian error linear units (GELUs)", 2016.
 */
export function silu(x: TensorLike): Tensor {
  return applyFused(new SiluNode(), x);
}
