import type { Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import type { GradientReceiver } from "../op-node.ts";
import { Precedence } from "../precedence.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

const SLOPES: Partials<never> = [() => 1, () => -1];

/** The node of {@link sub}. */
export class SubNode extends BinaryNode {
  get op(): string {
    return "sub";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get label(): string {
    return "−";
  }
  override get precedence(): Precedence {
    return Precedence.sum;
  }
  scalar(x: number, y: number): number {
    return x - y;
  }
  protected override compute(k: Kernels, out: Values, x: Values, y: Values): void {
    k.sub(out, x, y);
  }
  partials<T>(_o: Algebra<T>): Partials<T> {
    return SLOPES;
  }
  /** The rule above without its closures. */
  override sendNumber(pass: GradientReceiver, gy: number): boolean {
    const x = this.first!;
    const y = this.second!;
    if (x.carrier !== null) pass.receiveNumber(x, gy);
    if (y.carrier !== null) pass.receiveNumber(y, -gy);
    return true;
  }
  override latex(x: string, y: string): string {
    return `${x} - ${y}`;
  }
}

/**
 * Elementwise difference `z = x − y`, with broadcasting. ∂z/∂x = 1, ∂z/∂y = −1.
 *
 * ```ts
 * import { sub, tensor } from "@leibniz/core";
 * console.log(sub(10, tensor([1, 2])).data); // Float64Array(2) [ 9, 8 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function sub(x: TensorLike, y: TensorLike): Tensor {
  return new SubNode().forward(x, y);
}
