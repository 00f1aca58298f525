import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link abs}. */
export class AbsNode extends UnaryNode {
  get op(): string {
    return "abs";
  }
  override get label(): string {
    return "|x|";
  }
  scalar(x: number): number {
    return Math.abs(x);
  }
  protected override dtype(x: DType): DType {
    return x === "bool" ? "int32" : x;
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    for (let i = 0; i < out.length; i++) out[i] = Math.abs(x[i]!);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.sign(x)];
  }
  /** Selects gy or −gy, and 0 at 0, where gy · sign x would make NaN of an infinite gy. */
  override pullback<T>(o: Algebra<T>, gy: T, _z: T, x: T): Partials<T> {
    return [() => o.where(x, o.mul(gy, o.sign(x)), 0)];
  }
  override latex(x: string): string {
    return `\\left|${x}\\right|`;
  }
}

/**
 * Elementwise absolute value `z = |x|`; integers stay integers. ∂z/∂x = sign x, which is 0 at 0 (PyTorch's
 * convention).
 *
 * ```ts
 * import { abs, tensor } from "@leibniz/core";
 * console.log(abs(tensor([-3, 2])).data); // Float64Array(2) [ 3, 2 ]
 * ```
 */
export function abs(x: TensorLike): Tensor {
  return new AbsNode().forward(x);
}
