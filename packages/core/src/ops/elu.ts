import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import { numberFormula } from "../formula.ts";
import { checkOptions, finiteOption } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** What shapes an {@link elu}. */
export interface EluOptions {
  /** The value at −∞ is −alpha; 1 when left out. */
  readonly alpha?: number;
}

/** The node of {@link elu}. */
export class EluNode extends UnaryNode {
  readonly #alpha: number;

  constructor(attributes: EluOptions = {}) {
    super();
    checkOptions(this.op, attributes, ["alpha"]);
    this.#alpha = finiteOption(this.op, attributes, "alpha", 1);
  }
  get op(): string {
    return "elu";
  }
  override get attributes(): { readonly alpha: number } {
    return { alpha: this.#alpha };
  }
  scalar(x: number): number {
    return x > 0 ? x : this.#alpha * Math.expm1(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  // α · exp(x) = z + α, which does not overflow where x > 0 and the other branch is chosen.
  partials<T>(o: Algebra<T>, z: T, x: T): Partials<T> {
    return [() => o.where(o.greater(x, 0), 1, o.add(z, this.#alpha))];
  }
  override pullback<T>(o: Algebra<T>, gy: T, z: T, x: T): Partials<T> {
    return [() => o.where(o.greater(x, 0), gy, o.mul(gy, o.add(z, this.#alpha)))];
  }
  override latex(x: string): string {
    return `\\operatorname{ELU}_{${numberFormula(this.#alpha).latex}}\\left(${x}\\right)`;
  }
}

/**
 * The exponential linear unit: `z = x` where x > 0 and `alpha · (exp(x) − 1)` elsewhere. ∂z/∂x is 1 or z + alpha,
 * so alpha at 0.
 *
 * ```ts
 * import { elu, tensor } from "@leibniz/core";
 * console.log(elu(tensor([2, -1])).data); // Float64Array(2) [ 2, -0.6321205588285577 ]
 * ```
 *
 * Source: D.-A. Clevert, T. Unterthiner and S. Hochreiter, "Fast and accurate deep network learning by
 * exponential linear units (ELUs)", ICLR 2016.
 *
 * @throws LeibnizError when alpha is no finite number.
 */
export function elu(x: TensorLike, options: EluOptions = {}): Tensor {
  return new EluNode(options).forward(x);
}
