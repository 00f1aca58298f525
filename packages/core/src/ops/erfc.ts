import { complementaryErrorFunction, type DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link erfc}. */
export class ErfcNode extends UnaryNode {
  get op(): string {
    return "erfc";
  }
  scalar(x: number): number {
    return complementaryErrorFunction(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.mul(-2 / Math.sqrt(Math.PI), o.exp(o.neg(o.pow(x, 2))))];
  }
}

/**
 * The complementary error function `z = erfc(x) = 1 − erf(x)`, elementwise: 2 at −∞, 0 at ∞. Its relative error
 * is below 1e-15, also where it is as small as 1e-307. ∂z/∂x = −2/√π · exp(−x²).
 *
 * ```ts
 * import { erfc } from "@leibniz/core";
 * console.log(erfc(5).item()); // 1.537459794428035e-12
 * ```
 *
 * Source: NIST Digital Library of Mathematical Functions, §7.2.
 */
export function erfc(x: TensorLike): Tensor {
  return new ErfcNode().forward(x);
}
