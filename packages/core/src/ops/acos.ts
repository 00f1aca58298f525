import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link acos}. */
export class AcosNode extends UnaryNode {
  get op(): string {
    return "acos";
  }
  scalar(x: number): number {
    return Math.acos(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.div(-1, o.sqrt(o.mul(o.sub(1, x), o.add(1, x))))];
  }
  override latex(x: string): string {
    return `\\arccos\\left(${x}\\right)`;
  }
}

/**
 * Elementwise inverse cosine, an angle between 0 and π: NaN outside [−1, 1].
 * ∂z/∂x = −1/√(1 − x²), computed as −1/√((1 − x)(1 + x)), which stays exact near ±1.
 *
 * ```ts
 * import { acos, tensor } from "@leibniz/core";
 * console.log(acos(tensor(-1)).item()); // 3.141592653589793
 * ```
 */
export function acos(x: TensorLike): Tensor {
  return new AcosNode().forward(x);
}
