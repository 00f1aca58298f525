import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link softsign}. */
export class SoftsignNode extends UnaryNode {
  get op(): string {
    return "softsign";
  }
  scalar(x: number): number {
    return Math.abs(x) === Infinity ? Math.sign(x) : x / (1 + Math.abs(x));
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.pow(o.add(1, o.abs(x)), -2)];
  }
}

/**
 * `z = x / (1 + |x|)`, elementwise: a sign that goes smoothly from −1 at −∞ to 1 at ∞. ∂z/∂x = 1 / (1 + |x|)².
 *
 * ```ts
 * import { softsign, tensor } from "@leibniz/core";
 * console.log(softsign(tensor([-1, 3])).data); // Float64Array(2) [ -0.5, 0.75 ]
 * ```
 */
export function softsign(x: TensorLike): Tensor {
  return new SoftsignNode().forward(x);
}
