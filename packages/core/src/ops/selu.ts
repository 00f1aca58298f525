import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

// The paper's λ and λα, at which layers keep mean 0 and variance 1.
const SCALE = 1.0507009873554805;
const DEPTH = 1.7580993408473768;

/** The node of {@link selu}. */
export class SeluNode extends UnaryNode {
  get op(): string {
    return "selu";
  }
  scalar(x: number): number {
    return x > 0 ? SCALE * x : DEPTH * Math.expm1(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  // λα · exp(x) = z + λα, which does not overflow where x > 0 and the other branch is chosen.
  partials<T>(o: Algebra<T>, z: T, x: T): Partials<T> {
    return [() => o.where(o.greater(x, 0), SCALE, o.add(z, DEPTH))];
  }
  override pullback<T>(o: Algebra<T>, gy: T, z: T, x: T): Partials<T> {
    return [() => o.where(o.greater(x, 0), o.mul(gy, SCALE), o.mul(gy, o.add(z, DEPTH)))];
  }
  override latex(x: string): string {
    return `\\operatorname{SELU}\\left(${x}\\right)`;
  }
}

/**
 * The scaled exponential linear unit: `z = λ · x` where x > 0 and `λα · (exp(x) − 1)` elsewhere, with
 * λ = 1.0507… and α = 1.6733…. ∂z/∂x is λ or z + λα, so λα at 0.
 *
 * ```ts
 * import { selu, tensor } from "@leibniz/core";
 * console.log(selu(tensor([1, -1])).data); // Float64Array(2) [ 1.0507009873554805, -1.1113307378125628 ]
 * ```
 *
 * Source: G. Klambauer, T. Unterthiner, A. Mayr and S. Hochreiter, "Self-normalizing neural networks",
 * NeurIPS 2017.
 */
export function selu(x: TensorLike): Tensor {
  return new SeluNode().forward(x);
}
