import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { Precedence } from "../precedence.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

const SLOPES: Partials<never> = [() => -1];

/** The node of {@link neg}. */
export class NegNode extends UnaryNode {
  get op(): string {
    return "neg";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get label(): string {
    return "×(−1)";
  }
  override get precedence(): Precedence {
    return Precedence.sign;
  }
  scalar(x: number): number {
    return -x;
  }
  protected override dtype(x: DType): DType {
    return x === "bool" ? "int32" : x;
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    k.neg(out, x);
  }
  partials<T>(_o: Algebra<T>): Partials<T> {
    return SLOPES;
  }
  override latex(x: string): string {
    return `-${x}`;
  }
  override text(x: string): string {
    return `−${x}`;
  }
}

/**
 * Elementwise negation `z = −x`. ∂z/∂x = −1.
 *
 * ```ts
 * import { neg, tensor } from "@leibniz/core";
 * console.log(neg(tensor([1, -2])).data); // Float64Array(2) [ -1, 2 ]
 * ```
 */
export function neg(x: TensorLike): Tensor {
  return new NegNode().forward(x);
}
