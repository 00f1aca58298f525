import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { Precedence } from "../precedence.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link square}. */
export class SquareNode extends UnaryNode {
  get op(): string {
    return "square";
  }
  override get label(): string {
    return "**2";
  }
  override get precedence(): Precedence {
    return Precedence.power;
  }
  scalar(x: number): number {
    return x * x;
  }
  protected override dtype(x: DType): DType {
    return x === "bool" ? "int32" : x;
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    k.mul(out, x, x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.mul(2, x)];
  }
  override latex(x: string): string {
    return `${x}^{2}`;
  }
  override text(x: string): string {
    return `${x}**2`;
  }
}

/**
 * Elementwise square `z = x²`; integers stay integers. ∂z/∂x = 2x.
 *
 * ```ts
 * import { square, tensor } from "@leibniz/core";
 * console.log(square(tensor([3, -4])).data); // Float64Array(2) [ 9, 16 ]
 * ```
 */
export function square(x: TensorLike): Tensor {
  return new SquareNode().forward(x);
}
