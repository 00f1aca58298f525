import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import { promote, toFloat } from "../dtype.ts";
import { Precedence } from "../precedence.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link div}. */
export class DivNode extends BinaryNode {
  get op(): string {
    return "div";
  }
  override get label(): string {
    return "/";
  }
  override get precedence(): Precedence {
    return Precedence.product;
  }
  scalar(x: number, y: number): number {
    return x / y;
  }
  protected override dtype(x: DType, y: DType): DType {
    return toFloat(promote(x, y));
  }
  protected override compute(k: Kernels, out: Values, x: Values, y: Values): void {
    k.div(out, x, y);
  }
  partials<T>(o: Algebra<T>, z: T, _x: T, y: T): Partials<T> {
    return [() => o.div(1, y), () => o.neg(o.div(z, y))];
  }
  override latex(x: string, y: string): string {
    return `\\frac{${x}}{${y}}`;
  }
}

/**
 * Elementwise quotient `z = x / y`, with broadcasting; integers divide to float64. ∂z/∂x = 1/y and
 * ∂z/∂y = −z/y.
 *
 * ```ts
 * import { div, tensor } from "@leibniz/core";
 * console.log(div(1, tensor([2, 4])).data); // Float64Array(2) [ 0.5, 0.25 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function div(x: TensorLike, y: TensorLike): Tensor {
  return new DivNode().forward(x, y);
}
