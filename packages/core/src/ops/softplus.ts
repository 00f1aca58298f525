import type { DType } from "@leibniz/kernels";
import { type Algebra, numbers, type Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import { applyFused, type FusedNode } from "../fused.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";
import { add } from "./add.ts";
import { exp } from "./exp.ts";
import { log } from "./log.ts";

/** The node of {@link softplus}. */
export class SoftplusNode extends UnaryNode implements FusedNode {
  get op(): string {
    return "softplus";
  }
  scalar(x: number): number {
    return numbers.softplus(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.sigmoid(x)];
  }
  expand(x: Tensor): Tensor {
    return log(add(exp(x), 1));
  }
}

/**
 * `z = ln(1 + exp(x))`, elementwise: a rectifier without the corner. It is computed as max(x, 0) + ln(1 + exp(−|x|)),
 * so that it is x for a large x, where exp(x) would overflow. ∂z/∂x = sigmoid(x).
 *
 * ```ts
 * import { softplus, tensor } from "@leibniz/core";
 * console.log(softplus(tensor([-1000, 0, 1000])).data); // Float64Array(3) [ 0, 0.6931471805599453, 1000 ]
 * ```
 */
export function softplus(x: TensorLike): Tensor {
  return applyFused(new SoftplusNode(), x);
}
