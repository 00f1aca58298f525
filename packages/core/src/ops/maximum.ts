import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import { promote } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { winnings } from "../winner.ts";

/** The node of {@link maximum}. */
export class MaximumNode extends BinaryNode {
  get op(): string {
    return "maximum";
  }
  scalar(x: number, y: number): number {
    return Math.max(x, y);
  }
  protected override dtype(x: DType, y: DType): DType {
    return x === y ? x : promote(x, y);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T, y: T): Partials<T> {
    return [() => winnings(o, x, y, 1), () => winnings(o, y, x, 1)];
  }
  override pullback<T>(o: Algebra<T>, gy: T, _z: T, x: T, y: T): Partials<T> {
    return [() => winnings(o, x, y, gy), () => winnings(o, y, x, gy)];
  }
  override latex(x: string, y: string): string {
    return `\\max\\left(${x}, ${y}\\right)`;
  }
}

/**
 * Elementwise larger of two numbers, with broadcasting; NaN wins. The gradient goes to the larger one, and is split
 * evenly between equal ones (PyTorch's convention).
 *
 * ```ts
 * import { maximum, tensor } from "@leibniz/core";
 * console.log(maximum(tensor([1, 5]), 3).data); // Float64Array(2) [ 3, 5 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function maximum(x: TensorLike, y: TensorLike): Tensor {
  return new MaximumNode().forward(x, y);
}
