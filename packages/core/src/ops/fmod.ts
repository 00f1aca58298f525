import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import { promote } from "../dtype.ts";
import { refuseZeroDivisor } from "../zero-divisor.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link fmod}. */
export class FmodNode extends BinaryNode {
  get op(): string {
    return "fmod";
  }
  override forward(x: TensorLike, y: TensorLike): Tensor {
    return refuseZeroDivisor(this, super.forward(x, y));
  }
  scalar(x: number, y: number): number {
    return x % y;
  }
  protected override dtype(x: DType, y: DType): DType {
    return promote(x, y);
  }
  partials<T>(o: Algebra<T>, z: T, x: T, y: T): Partials<T> {
    // The quotient from what it leaves: x / y itself may round up to the next whole number.
    return [() => 1, () => o.neg(o.round(o.div(o.sub(x, z), y)))];
  }
}

/**
 * Elementwise remainder of a division rounded towards 0, `z = x − y · trunc(x / y)`, with broadcasting: it has
 * the sign of the dividend x, as JavaScript's `%` and C's `fmod`. ∂z/∂x = 1 and ∂z/∂y = −trunc(x / y).
 *
 * ```ts
 * import { fmod, tensor } from "@leibniz/core";
 * console.log(fmod(tensor([7, -7]), 3).data); // Float64Array(2) [ 1, -1 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 * @throws LeibnizError when an integer is divided by 0, for which there is no integer; floats give NaN.
 */
export function fmod(x: TensorLike, y: TensorLike): Tensor {
  return new FmodNode().forward(x, y);
}
