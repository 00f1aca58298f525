import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import { Precedence } from "../precedence.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link reciprocal}. */
export class ReciprocalNode extends UnaryNode {
  get op(): string {
    return "reciprocal";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get label(): string {
    return "1/x";
  }
  override get precedence(): Precedence {
    return Precedence.product;
  }
  override leastPrecedence(): number {
    return Precedence.power;
  }
  scalar(x: number): number {
    return 1 / x;
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    k.reciprocal(out, x);
  }
  partials<T>(o: Algebra<T>, z: T): Partials<T> {
    return [() => o.neg(o.pow(z, 2))];
  }
  override latex(x: string): string {
    return `\\frac{1}{${x}}`;
  }
  override text(x: string): string {
    return `1 / ${x}`;
  }
}

/**
 * Elementwise reciprocal `z = 1/x`: ±∞ at ±0. ∂z/∂x = −z².
 *
 * ```ts
 * import { reciprocal, tensor } from "@leibniz/core";
 * console.log(reciprocal(tensor([4, -0.5])).data); // Float64Array(2) [ 0.25, -2 ]
 * ```
 */
export function reciprocal(x: TensorLike): Tensor {
  return new ReciprocalNode().forward(x);
}
