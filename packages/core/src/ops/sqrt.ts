import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link sqrt}. */
export class SqrtNode extends UnaryNode {
  get op(): string {
    return "sqrt";
  }
  override get savesInputs(): boolean {
    return false;
  }
  scalar(x: number): number {
    return Math.sqrt(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    k.sqrt(out, x);
  }
  partials<T>(o: Algebra<T>, z: T): Partials<T> {
    return [() => o.div(1, o.mul(2, z))];
  }
  override latex(x: string): string {
    return `\\sqrt{${x}}`;
  }
}

/**
 * Elementwise square root `z = √x`: NaN below 0. ∂z/∂x = 1/(2z), which is infinite at 0.
 *
 * ```ts
 * import { sqrt, tensor } from "@leibniz/core";
 * console.log(sqrt(tensor([4, 9])).data); // Float64Array(2) [ 2, 3 ]
 * ```
 */
export function sqrt(x: TensorLike): Tensor {
  return new SqrtNode().forward(x);
}
