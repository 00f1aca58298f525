import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import { Precedence } from "../precedence.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link greater}. */
export class GreaterNode extends BinaryNode {
  get op(): string {
    return "greater";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get label(): string {
    return ">";
  }
  override get precedence(): Precedence {
    return Precedence.comparison;
  }
  override leastPrecedence(): number {
    return Precedence.sum;
  }
  scalar(x: number, y: number): number {
    return x > y ? 1 : 0;
  }
  protected override dtype(): DType {
    return "bool";
  }
  partials<T>(_o: Algebra<T>): Partials<T> {
    return [() => 0, () => 0];
  }
  override latex(x: string, y: string): string {
    return `${x} > ${y}`;
  }
}

/**
 * Elementwise comparison `x > y`, with broadcasting: a bool tensor, 0 wherever NaN takes part. No gradient
 * flows through it.
 *
 * ```ts
 * import { greater, tensor } from "@leibniz/core";
 * console.log(greater(tensor([1, 2, 3]), 2).data); // Uint8Array(3) [ 0, 0, 1 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function greater(x: TensorLike, y: TensorLike): Tensor {
  return new GreaterNode().forward(x, y);
}
