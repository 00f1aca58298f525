import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import { LeibnizError } from "../errors.ts";
import { numberFormula } from "../formula.ts";
import { checkOptions, finiteOption } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The bounds of a {@link hardtanh}. */
export interface HardtanhOptions {
  /** −1 when left out. */
  readonly min?: number;
  /** 1 when left out. */
  readonly max?: number;
}

/** The node of {@link hardtanh}. */
export class HardtanhNode extends UnaryNode {
  readonly #min: number;
  readonly #max: number;

  constructor(attributes: HardtanhOptions = {}) {
    super();
    checkOptions(this.op, attributes, ["min", "max"]);
    this.#min = finiteOption(this.op, attributes, "min", -1);
    this.#max = finiteOption(this.op, attributes, "max", 1);
    if (this.#min > this.#max) {
      throw new LeibnizError(this.op, `min ${this.#min} lies above max ${this.#max}; swap them`);
    }
  }
  get op(): string {
    return "hardtanh";
  }
  override get attributes(): { readonly min: number; readonly max: number } {
    return { min: this.#min, max: this.#max };
  }
  scalar(x: number): number {
    return x <= this.#min ? this.#min : x >= this.#max ? this.#max : x;
  }
  protected override dtype(x: DType): DType {
    if (!Number.isInteger(this.#min) || !Number.isInteger(this.#max)) return toFloat(x);
    return x === "bool" ? "int32" : x;
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => this.#inside(o, x, 1)];
  }
  override pullback<T>(o: Algebra<T>, gy: T, _z: T, x: T): Partials<T> {
    return [() => this.#inside(o, x, gy)];
  }
  /** `inner` where min < x < max, else 0. */
  #inside<T>(o: Algebra<T>, x: T, inner: T | number): T {
    return o.where(o.greater(x, this.#min), o.where(o.greater(this.#max, x), inner, 0), 0);
  }
  override latex(x: string): string {
    const [min, max] = [this.#min, this.#max].map((bound) => numberFormula(bound).latex);
    return `\\operatorname{hardtanh}_{[${min}, ${max}]}\\left(${x}\\right)`;
  }
}

/**
 * A tanh of straight lines: `z = x` between `min` and `max`, and the bound beyond. ∂z/∂x is 1 strictly between
 * the bounds and 0 elsewhere, at the bounds too (PyTorch's convention, unlike that of its clamp); where it is 0 an
 * infinite gradient does not pass either. Integers stay integers when the bounds are whole.
 *
 * ```ts
 * import { hardtanh, tensor } from "@leibniz/core";
 * console.log(hardtanh(tensor([-3, 0.5, 3])).data); // Float64Array(3) [ -1, 0.5, 1 ]
 * console.log(hardtanh(tensor([-3, 0.5, 3]), { min: 0, max: 2 }).data); // Float64Array(3) [ 0, 0.5, 2 ]
 * ```
 *
 * @throws LeibnizError when a bound is no finite number, or min lies above max.
 */
export function hardtanh(x: TensorLike, options: HardtanhOptions = {}): Tensor {
  return new HardtanhNode(options).forward(x);
}
