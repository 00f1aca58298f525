import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link relu}. */
export class ReluNode extends UnaryNode {
  get op(): string {
    return "relu";
  }
  override get savesInputs(): boolean {
    return false;
  }
  scalar(x: number): number {
    return x <= 0 ? 0 : x;
  }
  protected override dtype(x: DType): DType {
    return x === "bool" ? "int32" : x;
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    k.relu(out, x);
  }
  // z is its own mask: it differs from 0 exactly where x > 0, and where x is NaN.
  partials<T>(o: Algebra<T>, z: T): Partials<T> {
    return [() => o.where(z, 1, 0)];
  }
  override pullback<T>(o: Algebra<T>, gy: T, z: T): Partials<T> {
    return [() => o.where(z, gy, 0)];
  }
  override latex(x: string): string {
    return `\\operatorname{ReLU}\\left(${x}\\right)`;
  }
}

/**
 * The rectified linear unit `z = max(0, x)`, elementwise; integers stay integers, and NaN stays NaN. ∂z/∂x is 1
 * where x > 0 and 0 elsewhere, at 0 too (the convention of PyTorch and of most books); where it is 0 an infinite
 * gradient does not pass either.
 *
 * ```ts
 * import { relu, tensor } from "@leibniz/core";
 * console.log(relu(tensor([1, -0.5, -2, 3])).data); // Float64Array(4) [ 1, 0, 0, 3 ]
 * ```
 */
export function relu(x: TensorLike): Tensor {
  return new ReluNode().forward(x);
}
