import type { DType } from "@leibniz/kernels";
import { type Algebra, numbers, type Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import { applyFused, type FusedNode } from "../fused.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";
import { mul } from "./mul.ts";
import { softplus } from "./softplus.ts";
import { tanh } from "./tanh.ts";

/** The node of {@link mish}. */
export class MishNode extends UnaryNode implements FusedNode {
  get op(): string {
    return "mish";
  }
  scalar(x: number): number {
    return numbers.damped(x, Math.tanh(numbers.softplus(x)));
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [
      () => {
        const gate = o.tanh(o.softplus(x));
        return o.add(gate, o.damped(x, o.mul(o.sigmoid(x), o.sub(1, o.pow(gate, 2)))));
      },
    ];
  }
  expand(x: Tensor): Tensor {
    return mul(x, tanh(softplus(x)));
  }
  override latex(x: string): string {
    return `\\operatorname{Mish}\\left(${x}\\right)`;
  }
}

/**
 * `z = x · tanh(softplus(x))`, elementwise: 0 at −∞, x at ∞. ∂z/∂x = t + x · sigmoid(x) (1 − t²) with
 * t = tanh(softplus(x)).
 *
 * ```ts
 * import { mish, tensor } from "@leibniz/core";
 * console.log(mish(tensor([0, 1, 1000])).data); // Float64Array(3) [ 0, 0.8650983882673103, 1000 ]
 * ```
 *
 * Source: D. Misra, "Mish: a self regularized non-monotonic activation function", BMVC 2020.
 */
export function mish(x: TensorLike): Tensor {
  return applyFused(new MishNode(), x);
}
