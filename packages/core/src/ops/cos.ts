import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link cos}. */
export class CosNode extends UnaryNode {
  get op(): string {
    return "cos";
  }
  scalar(x: number): number {
    return Math.cos(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.neg(o.sin(x))];
  }
  override latex(x: string): string {
    return `\\cos\\left(${x}\\right)`;
  }
}

/**
 * Elementwise cosine of an angle in radians. ∂z/∂x = −sin x.
 *
 * ```ts
 * import { cos, tensor } from "@leibniz/core";
 * console.log(cos(tensor(0)).item()); // 1
 * ```
 */
export function cos(x: TensorLike): Tensor {
  return new CosNode().forward(x);
}
