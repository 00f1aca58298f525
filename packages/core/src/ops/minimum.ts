import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import { promote } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { winnings } from "../winner.ts";

/** The node of {@link minimum}. */
export class MinimumNode extends BinaryNode {
  get op(): string {
    return "minimum";
  }
  scalar(x: number, y: number): number {
    return Math.min(x, y);
  }
  protected override dtype(x: DType, y: DType): DType {
    return x === y ? x : promote(x, y);
  }
  /** The smaller one wins: the rivals, exchanged. */
  partials<T>(o: Algebra<T>, _z: T, x: T, y: T): Partials<T> {
    return [() => winnings(o, y, x, 1), () => winnings(o, x, y, 1)];
  }
  override pullback<T>(o: Algebra<T>, gy: T, _z: T, x: T, y: T): Partials<T> {
    return [() => winnings(o, y, x, gy), () => winnings(o, x, y, gy)];
  }
  override latex(x: string, y: string): string {
    return `\\min\\left(${x}, ${y}\\right)`;
  }
}

/**
 * Elementwise smaller of two numbers, with broadcasting; NaN wins. The gradient goes to the smaller one, and is split
 * evenly between equal ones (PyTorch's convention).
 *
 * ```ts
 * import { minimum, tensor } from "@leibniz/core";
 * console.log(minimum(tensor([1, 5]), 3).data); // Float64Array(2) [ 1, 3 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function minimum(x: TensorLike, y: TensorLike): Tensor {
  return new MinimumNode().forward(x, y);
}
