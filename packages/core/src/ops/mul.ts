import type { Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import type { GradientReceiver } from "../op-node.ts";
import { Precedence } from "../precedence.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link mul}; a learner calls it by hand as the book's MulLayer. */
export class MulNode extends BinaryNode {
  get op(): string {
    return "mul";
  }
  override get label(): string {
    return "×";
  }
  override get precedence(): Precedence {
    return Precedence.product;
  }
  scalar(x: number, y: number): number {
    return x * y;
  }
  protected override compute(k: Kernels, out: Values, x: Values, y: Values): void {
    k.mul(out, x, y);
  }
  partials<T>(_o: Algebra<T>, _z: T, x: T, y: T): Partials<T> {
    return [() => y, () => x];
  }
  /** The rule above without its closures: most nodes of a scalar graph are products and sums. */
  override sendNumber(pass: GradientReceiver, gy: number): boolean {
    const x = this.first!;
    const y = this.second!;
    if (x.carrier !== null) pass.receiveNumber(x, gy * (y.values as number));
    if (y.carrier !== null) pass.receiveNumber(y, gy * (x.values as number));
    return true;
  }
  override latex(x: string, y: string): string {
    return `${x} \\cdot ${y}`;
  }
}

/**
 * Elementwise product `z = x · y`, with broadcasting. ∂z/∂x = y and ∂z/∂y = x: the inputs, swapped.
 *
 * ```ts
 * import { mul, variable } from "@leibniz/core";
 * const apple = variable(100, { name: "apple" });
 * const price = mul(mul(apple, 2), 1.1);
 * price.backward();
 * console.log(apple.grad?.item()); // 2.2
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function mul(x: TensorLike, y: TensorLike): Tensor {
  return new MulNode().forward(x, y);
}
