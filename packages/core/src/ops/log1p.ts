import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link log1p}. */
export class Log1pNode extends UnaryNode {
  get op(): string {
    return "log1p";
  }
  scalar(x: number): number {
    return Math.log1p(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.div(1, o.add(1, x))];
  }
}

/**
 * Elementwise `z = ln(1 + x)`, exact for small x where 1 + x rounds to 1: −∞ at −1, NaN below.
 * ∂z/∂x = 1/(1 + x).
 *
 * ```ts
 * import { log1p, tensor } from "@leibniz/core";
 * console.log(log1p(tensor(1e-20)).item()); // 1e-20
 * ```
 */
export function log1p(x: TensorLike): Tensor {
  return new Log1pNode().forward(x);
}
