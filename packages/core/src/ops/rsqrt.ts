import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link rsqrt}. */
export class RsqrtNode extends UnaryNode {
  get op(): string {
    return "rsqrt";
  }
  override get savesInputs(): boolean {
    return false;
  }
  scalar(x: number): number {
    return 1 / Math.sqrt(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, z: T): Partials<T> {
    return [() => o.mul(-0.5, o.pow(z, 3))];
  }
  override latex(x: string): string {
    return `\\operatorname{rsqrt}\\left(${x}\\right)`;
  }
}

/**
 * Elementwise reciprocal of the square root, `z = 1/√x`: infinite at 0, NaN below. ∂z/∂x = −z³/2.
 *
 * ```ts
 * import { rsqrt, tensor } from "@leibniz/core";
 * console.log(rsqrt(tensor([4, 16])).data); // Float64Array(2) [ 0.5, 0.25 ]
 * ```
 */
export function rsqrt(x: TensorLike): Tensor {
  return new RsqrtNode().forward(x);
}
