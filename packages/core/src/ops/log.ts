import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link log}. */
export class LogNode extends UnaryNode {
  get op(): string {
    return "log";
  }
  scalar(x: number): number {
    return Math.log(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    k.log(out, x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.div(1, x)];
  }
  override latex(x: string): string {
    return `\\log\\left(${x}\\right)`;
  }
}

/**
 * Elementwise natural logarithm `z = ln x`: −∞ at 0, NaN below. ∂z/∂x = 1/x.
 *
 * ```ts
 * import { log, tensor } from "@leibniz/core";
 * console.log(log(tensor(1)).item()); // 0
 * ```
 */
export function log(x: TensorLike): Tensor {
  return new LogNode().forward(x);
}
