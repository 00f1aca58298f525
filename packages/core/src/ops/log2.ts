import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link log2}. */
export class Log2Node extends UnaryNode {
  get op(): string {
    return "log2";
  }
  scalar(x: number): number {
    return Math.log2(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.div(1, o.mul(Math.LN2, x))];
  }
  override latex(x: string): string {
    return `\\log_{2}\\left(${x}\\right)`;
  }
}

/**
 * Elementwise logarithm to base 2: −∞ at 0, NaN below. ∂z/∂x = 1/(x ln 2).
 *
 * ```ts
 * import { log2, tensor } from "@leibniz/core";
 * console.log(log2(tensor([8, 0.5])).data); // Float64Array(2) [ 3, -1 ]
 * ```
 */
export function log2(x: TensorLike): Tensor {
  return new Log2Node().forward(x);
}
