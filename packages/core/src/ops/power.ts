import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { BinaryNode } from "../binary-node.ts";
import { promote, toFloat } from "../dtype.ts";
import { power } from "../number-functions.ts";
import { Precedence } from "../precedence.ts";

/** The node of `pow` with a tensor for its exponent, which receives a gradient too. */
export class PowerNode extends BinaryNode {
  get op(): string {
    return "pow";
  }
  override get label(): string {
    return "**";
  }
  override get precedence(): Precedence {
    return Precedence.power;
  }
  scalar(x: number, y: number): number {
    return power(x, y);
  }
  /** A float also for integers: their exponents may be negative, and a dtype never depends on numbers. */
  protected override dtype(x: DType, y: DType): DType {
    return toFloat(promote(x, y));
  }
  partials<T>(o: Algebra<T>, z: T, x: T, y: T): Partials<T> {
    return [
      // y · xʸ⁻¹ is 0 · ∞ where x and y are 0: any other base makes it 0, as the derivative of x⁰ = 1 is.
      () => o.mul(y, o.pow(o.where(y, x, o.where(x, x, 1)), o.sub(y, 1))),
      // z · ln x is 0 · −∞ where x is 0 and y positive: ln 1 makes it 0. Where y is negative it is −∞.
      () => o.mul(z, o.log(o.where(x, x, o.where(o.greater(0, y), 0, 1)))),
    ];
  }
  override latex(x: string, y: string): string {
    return `${x}^{${y}}`;
  }
  override text(x: string, y: string): string {
    return `${x}**${y}`;
  }
}
