import type { DType } from "@leibniz/kernels";
import type { Algebra, Operand, Partials } from "../algebra.ts";
import { promote, weakDType } from "../dtype.ts";
import { LeibnizError } from "../errors.ts";
import { numberFormula } from "../formula.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The range of {@link clamp}; a bound that is left out is no bound. */
export interface ClampOptions {
  readonly min?: number;
  readonly max?: number;
}

/** The node of {@link clamp}. */
export class ClampNode extends UnaryNode {
  readonly #min: number;
  readonly #max: number;

  constructor(attributes: ClampOptions) {
    super();
    const { min = -Infinity, max = Infinity } = checked(attributes);
    this.#min = min;
    this.#max = max;
  }
  get op(): string {
    return "clamp";
  }
  override get attributes(): { readonly [Key in keyof ClampOptions]: ClampOptions[Key] } {
    return {
      ...(this.#min === -Infinity ? {} : { min: this.#min }),
      ...(this.#max === Infinity ? {} : { max: this.#max }),
    };
  }
  scalar(x: number): number {
    return Math.min(Math.max(x, this.#min), this.#max);
  }
  /** The bounds are plain numbers, and so weak; but a fractional bound is no integer. */
  protected override dtype(x: DType): DType {
    return Object.values(this.attributes).reduce((dtype, bound) => promote(dtype, weakDType(bound, x)), x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => this.#inside(o, x, 1)];
  }
  override pullback<T>(o: Algebra<T>, gy: T, _z: T, x: T): Partials<T> {
    return [() => this.#inside(o, x, gy)];
  }

  /** `gradient` where x lies within the bounds or on them, 0 beyond. */
  #inside<T>(o: Algebra<T>, x: T, gradient: Operand<T>): Operand<T> {
    const below = this.#max === Infinity ? gradient : o.where(o.greater(x, this.#max), 0, gradient);
    return this.#min === -Infinity ? below : o.where(o.greater(this.#min, x), 0, below);
  }
  override latex(x: string): string {
    const [min, max] = [this.#min, this.#max].map((bound) => numberFormula(bound).latex);
    return `\\operatorname{clamp}_{[${min}, ${max}]}\\left(${x}\\right)`;
  }
  override text(x: string): string {
    return `clamp(${x}, ${this.#min}, ${this.#max})`;
  }
}

function checked(options: ClampOptions): ClampOptions {
  const { min, max } = Object(options) as ClampOptions;
  for (const bound of [min, max]) {
    if (bound !== undefined && (typeof bound !== "number" || Number.isNaN(bound))) {
      throw new LeibnizError(
        "clamp",
        `a bound is a number, as in clamp(x, { min: 0, max: 6 }); got ${String(bound)}; ` +
          "tensors bound each other by maximum(x, lower) and minimum(x, upper)",
      );
    }
  }
  if (min === undefined && max === undefined) {
    throw new LeibnizError("clamp", "say min, max or both, as in clamp(x, { min: 0, max: 6 })");
  }
  if (min !== undefined && max !== undefined && min > max) {
    throw new LeibnizError("clamp", `min is above max: ${min} > ${max}; exchange them`);
  }
  return options;
}

/**
 * Elementwise `z = min(max(x, min), max)`: numbers beyond a bound become the bound; NaN stays. The gradient
 * passes within the bounds and on them (PyTorch's convention), and is 0 beyond.
 *
 * ```ts
 * import { clamp, tensor } from "@leibniz/core";
 * console.log(clamp(tensor([-2, 3, 9]), { min: 0, max: 6 }).data); // Float64Array(3) [ 0, 3, 6 ]
 * ```
 *
 * @throws LeibnizError without a bound, for a bound that is no number, and when min is above max.
 */
export function clamp(x: TensorLike, options: ClampOptions): Tensor {
  return new ClampNode(options).forward(x);
}
