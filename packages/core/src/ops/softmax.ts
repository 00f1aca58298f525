import type { DType, Kernels, Values } from "@leibniz/kernels";
import { normalizeAxis, planReduction } from "../axes.ts";
import { toFloat } from "../dtype.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { applyFused, type FusedNode } from "../fused.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { div } from "./div.ts";
import { exp } from "./exp.ts";
import { max } from "./max.ts";
import { mul, MulNode } from "./mul.ts";
import { sub, SubNode } from "./sub.ts";
import { sum, SumNode } from "./sum.ts";

/** Along which axis numbers become probabilities. */
export interface SoftmaxOptions {
  /** −1, the last, when left out. */
  readonly axis?: number;
}

/** The node of {@link softmax}: shift, exponential, sum and quotient folded into one. */
export class SoftmaxNode extends OpNode implements FusedNode {
  readonly #options: SoftmaxOptions;

  constructor(attributes: SoftmaxOptions = {}) {
    super();
    checkOptions(this.op, attributes, ["axis"]);
    this.#options = { ...attributes };
  }
  get op(): string {
    return "softmax";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly [Key in keyof SoftmaxOptions]: SoftmaxOptions[Key] } {
    return this.#options;
  }
  override forward(x: TensorLike): Tensor {
    return super.forwardOne(x);
  }
  get #axis(): number {
    return normalizeAxis(this.op, this.#options.axis ?? -1, this.first!.rank);
  }
  protected override shape(x: Tensor): readonly number[] {
    void this.#axis;
    return x.shape;
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const { values, outer, extent, inner } = planReduction(x, this.first!.shape, [this.#axis]);
    k.softmax(out, values, outer, extent, inner);
  }
  vjp(gy: Tensor): Contributions {
    const z = this.output!;
    const alongAxis = { axes: this.#axis, keepDims: true };
    return [() => mul(z, sub(gy, sum(mul(gy, z), alongAxis)))];
  }
  override vjpFormula(_argument: number, gy: Formula, x: Formula): Formula {
    const z = formulaOf(this, x);
    const mean = formulaOf(new SumNode(), formulaOf(new MulNode(), gy, z));
    return formulaOf(new MulNode(), z, formulaOf(new SubNode(), gy, mean));
  }
  expand(x: Tensor): Tensor {
    const powers = exp(shiftedByMax(x, this.#options));
    return div(powers, sum(powers, { axes: this.#options.axis ?? -1, keepDims: true }));
  }
}

/** Numbers up to this size have exponentials, and shares of their sum, that are ordinary numbers also in float32. */
const MODEST = 40;

/** Whether the exponentials of `x` need no care, so that a definition can be the book's, which takes none. */
export function isModest(x: Tensor): boolean {
  return x.data.every((value) => Math.abs(value) <= MODEST);
}

/** `x` as it stands, or less its largest along the axis, which no softmax can tell from `x`, where exp could overflow. */
export function shiftedByMax(x: Tensor, { axis = -1 }: SoftmaxOptions): Tensor {
  return isModest(x) ? x : sub(x, max(x, { axes: axis, keepDims: true }));
}

/**
 * Probabilities along `axis` (the last when left out): `zᵢ = exp(xᵢ) / Σⱼ exp(xⱼ)`, each positive, together 1.
 * The largest number is taken off first, so no size of `x` overflows; −∞ gives 0. A row of −∞ alone, or with
 * an ∞ or a NaN in it, has no softmax and gives NaN. ∂L/∂x = z ⊙ (gy − Σ gy ⊙ z), from the output alone.
 *
 * ```ts
 * import { softmax, tensor } from "@leibniz/core";
 * console.log(softmax(tensor([1000, 1000])).data); // Float64Array(2) [ 0.5, 0.5 ]
 * ```
 *
 * @throws ShapeError when there is no such axis: a scalar has none.
 */
export function softmax(x: TensorLike, options: SoftmaxOptions = {}): Tensor {
  return applyFused(new SoftmaxNode(options), x);
}
