import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link sinh}. */
export class SinhNode extends UnaryNode {
  get op(): string {
    return "sinh";
  }
  scalar(x: number): number {
    return Math.sinh(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.cosh(x)];
  }
  override latex(x: string): string {
    return `\\sinh\\left(${x}\\right)`;
  }
}

/**
 * Elementwise hyperbolic sine `z = (eˣ − e⁻ˣ) / 2`. ∂z/∂x = cosh x.
 *
 * ```ts
 * import { sinh, tensor } from "@leibniz/core";
 * console.log(sinh(tensor(0)).item()); // 0
 * ```
 */
export function sinh(x: TensorLike): Tensor {
  return new SinhNode().forward(x);
}
