import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import { promote, toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link sigmoidGradient}. */
export class SigmoidGradientNode extends BinaryNode {
  get op(): string {
    return "sigmoidGradient";
  }
  scalar(gy: number, z: number): number {
    return gy * (z * (1 - z));
  }
  protected override dtype(gy: DType, z: DType): DType {
    return toFloat(promote(gy, z));
  }
  protected override compute(k: Kernels, out: Values, gy: Values, z: Values): void {
    if (gy.length !== out.length || z.length !== out.length) return super.compute(k, out, gy, z);
    for (let i = 0; i < out.length; i++) out[i] = gy[i]! * (z[i]! * (1 - z[i]!));
  }
  partials<T>(o: Algebra<T>, _y: T, gy: T, z: T): Partials<T> {
    return [() => o.mul(z, o.sub(1, z)), () => o.mul(gy, o.sub(1, o.mul(2, z)))];
  }
  override latex(gy: string, z: string): string {
    return `${gy} \\cdot ${z} \\left(1 - ${z}\\right)`;
  }
}

/**
 * What flows back through {@link sigmoid}: `gy · z (1 − z)` for its output z, in one step instead of three.
 * Differentiable itself, so that higher derivatives come through it: ∂/∂gy = z (1 − z) and ∂/∂z = gy · (1 − 2z).
 *
 * ```ts
 * import { sigmoidGradient, tensor } from "@leibniz/core";
 * console.log(sigmoidGradient(2, tensor(0.5)).item()); // 0.5
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function sigmoidGradient(gy: TensorLike, z: TensorLike): Tensor {
  return new SigmoidGradientNode().forward(gy, z);
}
