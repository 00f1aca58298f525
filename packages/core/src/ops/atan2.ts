import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import { promote, toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link atan2}. */
export class Atan2Node extends BinaryNode {
  get op(): string {
    return "atan2";
  }
  scalar(y: number, x: number): number {
    return Math.atan2(y, x);
  }
  protected override dtype(y: DType, x: DType): DType {
    return toFloat(promote(y, x));
  }
  partials<T>(o: Algebra<T>, _z: T, y: T, x: T): Partials<T> {
    const radius = o.hypot(y, x);
    return [() => o.div(o.div(x, radius), radius), () => o.neg(o.div(o.div(y, radius), radius))];
  }
}

/**
 * Elementwise angle of the point (x, y) from the positive x axis, between −π and π, with broadcasting; y comes
 * first, as in `Math.atan2`. ∂z/∂y = x/r² and ∂z/∂x = −y/r², where r is the distance from the origin, at
 * which the angle turns about and both are NaN.
 *
 * ```ts
 * import { atan2, tensor } from "@leibniz/core";
 * console.log(atan2(tensor([0, 1]), tensor([1, 0])).data); // Float64Array(2) [ 0, 1.5707963267948966 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function atan2(y: TensorLike, x: TensorLike): Tensor {
  return new Atan2Node().forward(y, x);
}
