import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link tan}. */
export class TanNode extends UnaryNode {
  get op(): string {
    return "tan";
  }
  override get savesInputs(): boolean {
    return false;
  }
  scalar(x: number): number {
    return Math.tan(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, z: T): Partials<T> {
    return [() => o.add(1, o.pow(z, 2))];
  }
  override latex(x: string): string {
    return `\\tan\\left(${x}\\right)`;
  }
}

/**
 * Elementwise tangent of an angle in radians. ∂z/∂x = 1 + z².
 *
 * ```ts
 * import { tan, tensor } from "@leibniz/core";
 * console.log(tan(tensor(0)).item()); // 0
 * ```
 */
export function tan(x: TensorLike): Tensor {
  return new TanNode().forward(x);
}
