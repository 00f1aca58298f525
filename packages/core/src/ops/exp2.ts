import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import { Precedence } from "../precedence.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link exp2}. */
export class Exp2Node extends UnaryNode {
  get op(): string {
    return "exp2";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get precedence(): Precedence {
    return Precedence.power;
  }
  override leastPrecedence(): number {
    return Precedence.comparison;
  }
  scalar(x: number): number {
    return 2 ** x;
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, z: T): Partials<T> {
    return [() => o.mul(Math.LN2, z)];
  }
  override latex(x: string): string {
    return `2^{${x}}`;
  }
}

/**
 * Elementwise power of two, `z = 2ˣ`. ∂z/∂x = z · ln 2.
 *
 * ```ts
 * import { exp2, tensor } from "@leibniz/core";
 * console.log(exp2(tensor([3, -1])).data); // Float64Array(2) [ 8, 0.5 ]
 * ```
 */
export function exp2(x: TensorLike): Tensor {
  return new Exp2Node().forward(x);
}
