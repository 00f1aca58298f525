import { type DType, errorFunction, type Kernels, type Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link erf}. */
export class ErfNode extends UnaryNode {
  get op(): string {
    return "erf";
  }
  scalar(x: number): number {
    return errorFunction(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    k.erf(out, x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.mul(2 / Math.sqrt(Math.PI), o.exp(o.neg(o.pow(x, 2))))];
  }
}

/**
 * The error function `z = erf(x) = 2/√π · ∫₀ˣ exp(−t²) dt`, elementwise: −1 at −∞, 1 at ∞, odd. Its relative
 * error is below 4e-16. ∂z/∂x = 2/√π · exp(−x²). Near 1 use {@link erfc}, which keeps the digits that 1 − z loses.
 *
 * ```ts
 * import { erf, tensor } from "@leibniz/core";
 * console.log(erf(tensor([0, 0.5])).data); // Float64Array(2) [ 0, 0.5204998778130465 ]
 * ```
 *
 * Source: NIST Digital Library of Mathematical Functions, §7.2.
 */
export function erf(x: TensorLike): Tensor {
  return new ErfNode().forward(x);
}
