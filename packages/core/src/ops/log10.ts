import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link log10}. */
export class Log10Node extends UnaryNode {
  get op(): string {
    return "log10";
  }
  scalar(x: number): number {
    return Math.log10(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.div(1, o.mul(Math.LN10, x))];
  }
  override latex(x: string): string {
    return `\\log_{10}\\left(${x}\\right)`;
  }
}

/**
 * Elementwise logarithm to base 10: −∞ at 0, NaN below. ∂z/∂x = 1/(x ln 10).
 *
 * ```ts
 * import { log10, tensor } from "@leibniz/core";
 * console.log(log10(tensor([1000, 0.1])).data); // Float64Array(2) [ 3, -1 ]
 * ```
 */
export function log10(x: TensorLike): Tensor {
  return new Log10Node().forward(x);
}
