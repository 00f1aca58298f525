import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link asin}. */
export class AsinNode extends UnaryNode {
  get op(): string {
    return "asin";
  }
  scalar(x: number): number {
    return Math.asin(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.div(1, o.sqrt(o.mul(o.sub(1, x), o.add(1, x))))];
  }
  override latex(x: string): string {
    return `\\arcsin\\left(${x}\\right)`;
  }
}

/**
 * Elementwise inverse sine, an angle between −π/2 and π/2: NaN outside [−1, 1].
 * ∂z/∂x = 1/√(1 − x²), computed as 1/√((1 − x)(1 + x)), which stays exact near ±1.
 *
 * ```ts
 * import { asin, tensor } from "@leibniz/core";
 * console.log(asin(tensor(1)).item()); // 1.5707963267948966
 * ```
 */
export function asin(x: TensorLike): Tensor {
  return new AsinNode().forward(x);
}
