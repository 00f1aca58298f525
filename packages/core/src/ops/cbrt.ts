import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link cbrt}. */
export class CbrtNode extends UnaryNode {
  get op(): string {
    return "cbrt";
  }
  override get savesInputs(): boolean {
    return false;
  }
  scalar(x: number): number {
    return Math.cbrt(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, z: T): Partials<T> {
    return [() => o.div(1, o.mul(3, o.pow(z, 2)))];
  }
  override latex(x: string): string {
    return `\\sqrt[3]{${x}}`;
  }
}

/**
 * Elementwise real cube root `z = ∛x`, of negative numbers too. ∂z/∂x = 1/(3z²), which is infinite at 0.
 *
 * ```ts
 * import { cbrt, tensor } from "@leibniz/core";
 * console.log(cbrt(tensor([8, -27])).data); // Float64Array(2) [ 2, -3 ]
 * ```
 */
export function cbrt(x: TensorLike): Tensor {
  return new CbrtNode().forward(x);
}
