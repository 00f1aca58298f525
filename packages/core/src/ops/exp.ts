import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link exp}. */
export class ExpNode extends UnaryNode {
  get op(): string {
    return "exp";
  }
  override get savesInputs(): boolean {
    return false;
  }
  scalar(x: number): number {
    return Math.exp(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    k.exp(out, x);
  }
  partials<T>(_o: Algebra<T>, z: T): Partials<T> {
    return [() => z];
  }
  override latex(x: string): string {
    return `\\exp\\left(${x}\\right)`;
  }
}

/**
 * Elementwise exponential `z = eˣ`. ∂z/∂x = z: the function that is its own derivative.
 *
 * ```ts
 * import { exp, tensor } from "@leibniz/core";
 * console.log(exp(tensor(1)).item()); // 2.718281828459045
 * ```
 */
export function exp(x: TensorLike): Tensor {
  return new ExpNode().forward(x);
}
