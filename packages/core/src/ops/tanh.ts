import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Contributions } from "../op-node.ts";
import { sumTo } from "../sum-to.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";
import { tanhGradient } from "./tanh-gradient.ts";

/** The node of {@link tanh}. */
export class TanhNode extends UnaryNode {
  get op(): string {
    return "tanh";
  }
  override get savesInputs(): boolean {
    return false;
  }
  scalar(x: number): number {
    return Math.tanh(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    k.tanh(out, x);
  }
  partials<T>(o: Algebra<T>, z: T): Partials<T> {
    return [() => o.sub(1, o.pow(z, 2))];
  }
  /** The rule above in one step: a training step runs it for every layer. */
  override vjp(gy: Tensor): Contributions {
    return [() => sumTo(tanhGradient(gy, this.output!), this.first!.type)];
  }
  override latex(x: string): string {
    return `\\tanh\\left(${x}\\right)`;
  }
}

/**
 * Elementwise hyperbolic tangent `z = sinh x / cosh x`, between −1 and 1. ∂z/∂x = 1 − z².
 *
 * ```ts
 * import { tanh, tensor } from "@leibniz/core";
 * console.log(tanh(tensor([0, 300])).data); // Float64Array(2) [ 0, 1 ]
 * ```
 */
export function tanh(x: TensorLike): Tensor {
  return new TanhNode().forward(x);
}
