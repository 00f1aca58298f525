import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { promote, toFloat } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { TernaryNode } from "../ternary-node.ts";

/** The node of {@link lerp}. */
export class LerpNode extends TernaryNode {
  get op(): string {
    return "lerp";
  }
  scalar(x: number, y: number, weight: number): number {
    // From the nearer end, so that weights 0 and 1 give x and y exactly.
    return weight < 0.5 ? x + weight * (y - x) : y - (y - x) * (1 - weight);
  }
  protected override dtype(x: DType, y: DType, weight: DType): DType {
    return toFloat(promote(promote(x, y), weight));
  }
  partials<T>(o: Algebra<T>, _z: T, x: T, y: T, weight: T): Partials<T> {
    return [() => o.sub(1, weight), () => weight, () => o.sub(y, x)];
  }
}

/**
 * Elementwise linear interpolation `z = x + w · (y − x)`, with broadcasting: x for weight 0, y for weight 1, and
 * the line through both beyond. ∂z/∂x = 1 − w, ∂z/∂y = w and ∂z/∂w = y − x.
 *
 * ```ts
 * import { lerp, tensor } from "@leibniz/core";
 * console.log(lerp(tensor([0, 10]), tensor([10, 20]), 0.25).data); // Float64Array(2) [ 2.5, 12.5 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function lerp(x: TensorLike, y: TensorLike, weight: TensorLike): Tensor {
  return new LerpNode().forward(x, y, weight);
}
