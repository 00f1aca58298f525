import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { LeibnizError } from "../errors.ts";
import { toFloat } from "../dtype.ts";
import { power } from "../number-functions.ts";
import { Precedence } from "../precedence.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";
import { PowerNode } from "./power.ts";

/** What shapes a {@link PowNode}. */
export interface PowAttributes {
  readonly exponent: number;
}

/** The node of {@link pow} with a plain number for its exponent: the book's `**2`. */
export class PowNode extends UnaryNode {
  readonly #exponent: number;

  constructor(attributes: PowAttributes) {
    super();
    if (typeof attributes?.exponent !== "number") {
      throw new LeibnizError("pow", "the exponent is a number, as in pow(x, 2)");
    }
    this.#exponent = attributes.exponent;
  }
  get op(): string {
    return "pow";
  }
  override get attributes(): { readonly exponent: number } {
    return { exponent: this.#exponent };
  }
  override get label(): string {
    return `**${this.#exponent}`;
  }
  override get precedence(): Precedence {
    return Precedence.power;
  }
  scalar(x: number): number {
    return power(x, this.#exponent);
  }
  protected override dtype(x: DType): DType {
    return Number.isInteger(this.#exponent) && this.#exponent >= 0
      ? x === "bool"
        ? "int32"
        : x
      : toFloat(x);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    if (Number.isFinite(this.#exponent)) k.pow(out, x, this.#exponent);
    else super.compute(k, out, x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    const exponent = this.#exponent;
    if (exponent === 0) return [() => 0];
    if (exponent === 1) return [() => 1];
    if (exponent === 2) return [() => o.mul(2, x)];
    return [() => o.mul(exponent, o.pow(x, exponent - 1))];
  }
  override latex(x: string): string {
    return `${x}^{${this.#exponent}}`;
  }
  override text(x: string): string {
    return `${x}**${this.#exponent}`;
  }
}

/**
 * Elementwise power `z = xʸ`; with a tensor for its exponent it broadcasts. A negative base with a fractional
 * exponent gives NaN, and 0⁰ = 1. ∂z/∂x = y · xʸ⁻¹, which is 0 everywhere for y = 0, and ∂z/∂y = z · ln x, which
 * is 0 where x = 0 ≤ y (PyTorch's convention).
 *
 * Integers stay integers under a plain whole exponent that is not negative; everything else is a float.
 *
 * ```ts
 * import { pow, tensor } from "@leibniz/core";
 * console.log(pow(tensor([3, 4]), 2).data); // Float64Array(2) [ 9, 16 ]
 * console.log(pow(2, tensor([3, -1])).data); // Float64Array(2) [ 8, 0.5 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function pow(x: TensorLike, exponent: TensorLike): Tensor {
  return typeof exponent === "number"
    ? new PowNode({ exponent }).forward(x)
    : new PowerNode().forward(x, exponent);
}
