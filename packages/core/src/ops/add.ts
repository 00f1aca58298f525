import type { Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import type { GradientReceiver } from "../op-node.ts";
import { Precedence } from "../precedence.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

const SLOPES: Partials<never> = [() => 1, () => 1];

/** The node of {@link add}. */
export class AddNode extends BinaryNode {
  get op(): string {
    return "add";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get label(): string {
    return "+";
  }
  override get precedence(): Precedence {
    return Precedence.sum;
  }
  scalar(x: number, y: number): number {
    return x + y;
  }
  protected override compute(k: Kernels, out: Values, x: Values, y: Values): void {
    k.add(out, x, y);
  }
  partials<T>(_o: Algebra<T>): Partials<T> {
    return SLOPES;
  }
  /** The rule above without its closures: most nodes of a scalar graph are products and sums. */
  override sendNumber(pass: GradientReceiver, gy: number): boolean {
    const x = this.first!;
    const y = this.second!;
    if (x.carrier !== null) pass.receiveNumber(x, gy);
    if (y.carrier !== null) pass.receiveNumber(y, gy);
    return true;
  }
  override latex(x: string, y: string): string {
    return `${x} + ${y}`;
  }
}

/**
 * Elementwise sum `z = x + y`, with broadcasting. Both local derivatives are 1: the gradient passes through
 * unchanged to both sides.
 *
 * ```ts
 * import { add, tensor } from "@leibniz/core";
 * console.log(add(tensor([1, 2]), 10).data); // Float64Array(2) [ 11, 12 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function add(x: TensorLike, y: TensorLike): Tensor {
  return new AddNode().forward(x, y);
}
