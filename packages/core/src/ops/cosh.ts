import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link cosh}. */
export class CoshNode extends UnaryNode {
  get op(): string {
    return "cosh";
  }
  scalar(x: number): number {
    return Math.cosh(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.sinh(x)];
  }
  override latex(x: string): string {
    return `\\cosh\\left(${x}\\right)`;
  }
}

/**
 * Elementwise hyperbolic cosine `z = (eˣ + e⁻ˣ) / 2`. ∂z/∂x = sinh x.
 *
 * ```ts
 * import { cosh, tensor } from "@leibniz/core";
 * console.log(cosh(tensor(0)).item()); // 1
 * ```
 */
export function cosh(x: TensorLike): Tensor {
  return new CoshNode().forward(x);
}
