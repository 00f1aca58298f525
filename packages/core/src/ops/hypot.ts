import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import { promote, toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link hypot}. */
export class HypotNode extends BinaryNode {
  get op(): string {
    return "hypot";
  }
  scalar(x: number, y: number): number {
    return Math.hypot(x, y);
  }
  protected override dtype(x: DType, y: DType): DType {
    return toFloat(promote(x, y));
  }
  partials<T>(o: Algebra<T>, z: T, x: T, y: T): Partials<T> {
    return [() => o.div(x, z), () => o.div(y, z)];
  }
}

/**
 * Elementwise length of the hypotenuse, `z = √(x² + y²)`, with broadcasting; the squares neither overflow nor
 * vanish. ∂z/∂x = x/z and ∂z/∂y = y/z, NaN at the origin, where z has a corner.
 *
 * ```ts
 * import { hypot, tensor } from "@leibniz/core";
 * console.log(hypot(tensor([3, 5e200]), tensor([4, 12e200])).data); // Float64Array(2) [ 5, 1.3e+201 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function hypot(x: TensorLike, y: TensorLike): Tensor {
  return new HypotNode().forward(x, y);
}
