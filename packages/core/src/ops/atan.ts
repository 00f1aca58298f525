import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link atan}. */
export class AtanNode extends UnaryNode {
  get op(): string {
    return "atan";
  }
  scalar(x: number): number {
    return Math.atan(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.div(1, o.add(1, o.pow(x, 2)))];
  }
  override latex(x: string): string {
    return `\\arctan\\left(${x}\\right)`;
  }
}

/**
 * Elementwise inverse tangent, an angle between −π/2 and π/2. ∂z/∂x = 1/(1 + x²).
 *
 * ```ts
 * import { atan, tensor } from "@leibniz/core";
 * console.log(atan(tensor(Infinity)).item()); // 1.5707963267948966
 * ```
 */
export function atan(x: TensorLike): Tensor {
  return new AtanNode().forward(x);
}
