import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import { numberFormula } from "../formula.ts";
import { checkOptions, finiteOption } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** What shapes a {@link leakyRelu}. */
export interface LeakyReluOptions {
  /** The slope for x < 0; 0.01 when left out. */
  readonly negativeSlope?: number;
}

/** The node of {@link leakyRelu}. */
export class LeakyReluNode extends UnaryNode {
  readonly #slope: number;

  constructor(attributes: LeakyReluOptions = {}) {
    super();
    checkOptions(this.op, attributes, ["negativeSlope"]);
    this.#slope = finiteOption(this.op, attributes, "negativeSlope", 0.01);
  }
  get op(): string {
    return "leakyRelu";
  }
  override get attributes(): { readonly negativeSlope: number } {
    return { negativeSlope: this.#slope };
  }
  scalar(x: number): number {
    if (x > 0) return x;
    return x < 0 && this.#slope === 0 ? 0 : this.#slope * x;
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.where(o.greater(x, 0), 1, this.#slope)];
  }
  override pullback<T>(o: Algebra<T>, gy: T, _z: T, x: T): Partials<T> {
    const slope = this.#slope;
    return [() => o.where(o.greater(x, 0), gy, slope === 0 ? 0 : o.mul(slope, gy))];
  }
  override latex(x: string): string {
    return `\\operatorname{LeakyReLU}_{${numberFormula(this.#slope).latex}}\\left(${x}\\right)`;
  }
}

/**
 * `z = x` where x > 0 and `negativeSlope · x` elsewhere. ∂z/∂x is 1 or the slope, which it also is at 0
 * (PyTorch's convention).
 *
 * ```ts
 * import { leakyRelu, tensor } from "@leibniz/core";
 * console.log(leakyRelu(tensor([2, -2]), { negativeSlope: 0.25 }).data); // Float64Array(2) [ 2, -0.5 ]
 * ```
 *
 * Source: A. L. Maas, A. Y. Hannun and A. Y. Ng, "Rectifier nonlinearities improve neural network acoustic
 * models", ICML 2013.
 *
 * @throws LeibnizError when the slope is no finite number.
 */
export function leakyRelu(x: TensorLike, options: LeakyReluOptions = {}): Tensor {
  return new LeakyReluNode(options).forward(x);
}
