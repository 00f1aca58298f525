import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link sin}. */
export class SinNode extends UnaryNode {
  get op(): string {
    return "sin";
  }
  scalar(x: number): number {
    return Math.sin(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.cos(x)];
  }
  override latex(x: string): string {
    return `\\sin\\left(${x}\\right)`;
  }
}

/**
 * Elementwise sine of an angle in radians. ∂z/∂x = cos x.
 *
 * ```ts
 * import { sin, tensor } from "@leibniz/core";
 * console.log(sin(tensor(0)).item()); // 0
 * ```
 */
export function sin(x: TensorLike): Tensor {
  return new SinNode().forward(x);
}
