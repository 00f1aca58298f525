import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link asinh}. */
export class AsinhNode extends UnaryNode {
  get op(): string {
    return "asinh";
  }
  scalar(x: number): number {
    return Math.asinh(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.div(1, o.hypot(x, 1))];
  }
  override latex(x: string): string {
    return `\\operatorname{arsinh}\\left(${x}\\right)`;
  }
}

/**
 * Elementwise inverse hyperbolic sine `z = ln(x + √(x² + 1))`. ∂z/∂x = 1/√(x² + 1).
 *
 * ```ts
 * import { asinh, tensor } from "@leibniz/core";
 * console.log(asinh(tensor(0)).item()); // 0
 * ```
 */
export function asinh(x: TensorLike): Tensor {
  return new AsinhNode().forward(x);
}
