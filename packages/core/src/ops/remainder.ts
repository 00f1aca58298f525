import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import { promote } from "../dtype.ts";
import { refuseZeroDivisor } from "../zero-divisor.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link remainder}. */
export class RemainderNode extends BinaryNode {
  get op(): string {
    return "remainder";
  }
  override forward(x: TensorLike, y: TensorLike): Tensor {
    return refuseZeroDivisor(this, super.forward(x, y));
  }
  scalar(x: number, y: number): number {
    const rest = x % y;
    if (rest === 0) return y < 0 ? -0 : 0;
    return rest < 0 !== y < 0 ? rest + y : rest;
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
 * Elementwise remainder of a division rounded down, `z = x − y · floor(x / y)`, with broadcasting: it has the
 * sign of the divisor y, as Python's `%`, also when it is 0. ∂z/∂x = 1 and ∂z/∂y = −floor(x / y).
 *
 * ```ts
 * import { remainder, tensor } from "@leibniz/core";
 * console.log(remainder(tensor([7, -7]), 3).data); // Float64Array(2) [ 1, 2 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 * @throws LeibnizError when an integer is divided by 0, for which there is no integer; floats give NaN.
 */
export function remainder(x: TensorLike, y: TensorLike): Tensor {
  return new RemainderNode().forward(x, y);
}
