import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link acosh}. */
export class AcoshNode extends UnaryNode {
  get op(): string {
    return "acosh";
  }
  scalar(x: number): number {
    return Math.acosh(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.div(1, o.mul(o.sqrt(o.sub(x, 1)), o.sqrt(o.add(x, 1))))];
  }
  override latex(x: string): string {
    return `\\operatorname{arcosh}\\left(${x}\\right)`;
  }
}

/**
 * Elementwise inverse hyperbolic cosine `z = ln(x + √(x² − 1))`: NaN below 1. ∂z/∂x = 1/√(x² − 1), computed
 * as 1/(√(x − 1) · √(x + 1)), which neither cancels near 1 nor overflows.
 *
 * ```ts
 * import { acosh, tensor } from "@leibniz/core";
 * console.log(acosh(tensor(1)).item()); // 0
 * ```
 */
export function acosh(x: TensorLike): Tensor {
  return new AcoshNode().forward(x);
}
