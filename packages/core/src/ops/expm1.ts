import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link expm1}. */
export class Expm1Node extends UnaryNode {
  get op(): string {
    return "expm1";
  }
  scalar(x: number): number {
    return Math.expm1(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.exp(x)];
  }
}

/**
 * Elementwise `z = eˣ − 1`, exact for small x where eˣ rounds to 1. ∂z/∂x = eˣ.
 *
 * ```ts
 * import { expm1, tensor } from "@leibniz/core";
 * console.log(expm1(tensor(1e-20)).item()); // 1e-20
 * ```
 */
export function expm1(x: TensorLike): Tensor {
  return new Expm1Node().forward(x);
}
