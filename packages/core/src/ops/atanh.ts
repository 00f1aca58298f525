import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link atanh}. */
export class AtanhNode extends UnaryNode {
  get op(): string {
    return "atanh";
  }
  scalar(x: number): number {
    return Math.atanh(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.div(1, o.mul(o.sub(1, x), o.add(1, x)))];
  }
  override latex(x: string): string {
    return `\\operatorname{artanh}\\left(${x}\\right)`;
  }
}

/**
 * Elementwise inverse hyperbolic tangent `z = ½ ln((1 + x)/(1 − x))`: ±∞ at ±1, NaN outside [−1, 1].
 * ∂z/∂x = 1/(1 − x²), computed as 1/((1 − x)(1 + x)), which stays exact near ±1.
 *
 * ```ts
 * import { atanh, tensor } from "@leibniz/core";
 * console.log(atanh(tensor([0, 1])).data); // Float64Array(2) [ 0, Infinity ]
 * ```
 */
export function atanh(x: TensorLike): Tensor {
  return new AtanhNode().forward(x);
}
