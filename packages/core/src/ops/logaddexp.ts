import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import { promote, toFloat } from "../dtype.ts";
import { logAddExp } from "../number-functions.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The share of x in eˣ + eʸ: precise however large both are. */
function share<T>(o: Algebra<T>, x: T, y: T): T {
  return o.sigmoid(o.sub(x, y));
}

/** The gradient, but 0 where z is −∞: there e to the −|z| is 0, as NaN is for NaN, and nowhere is it large. */
function within<T>(o: Algebra<T>, z: T, gradient: T): T {
  return o.where(o.greater(z, -Infinity), gradient, o.exp(o.neg(o.abs(z))));
}

/** The node of {@link logaddexp}. */
export class LogAddExpNode extends BinaryNode {
  get op(): string {
    return "logaddexp";
  }
  override leastPrecedence(): number {
    return 0;
  }
  scalar(x: number, y: number): number {
    return logAddExp(x, y);
  }
  protected override dtype(x: DType, y: DType): DType {
    return toFloat(promote(x, y));
  }
  partials<T>(o: Algebra<T>, _z: T, x: T, y: T): Partials<T> {
    return [() => share(o, x, y), () => share(o, y, x)];
  }
  override pullback<T>(o: Algebra<T>, gy: T, z: T, x: T, y: T): Partials<T> {
    return [() => within(o, z, o.mul(gy, share(o, x, y))), () => within(o, z, o.mul(gy, share(o, y, x)))];
  }
  override latex(x: string, y: string): string {
    return `\\log\\left(e^{${x}} + e^{${y}}\\right)`;
  }
}

/**
 * Elementwise `z = ln(eˣ + eʸ)`, with broadcasting: the sum of two numbers that are given by their logarithms,
 * without overflow. ∂z/∂x = eˣ/(eˣ + eʸ) = sigmoid(x − y); where x = y = −∞, the sum of
 * nothing, both are 0.
 *
 * ```ts
 * import { logaddexp, tensor } from "@leibniz/core";
 * console.log(logaddexp(tensor([0, 1000]), tensor([0, 0])).data); // Float64Array(2) [ 0.6931471805599453, 1000 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function logaddexp(x: TensorLike, y: TensorLike): Tensor {
  return new LogAddExpNode().forward(x, y);
}
