import type { DType, Kernels, Values } from "@leibniz/kernels";
import { normalizeAxis, planReduction } from "../axes.ts";
import { toFloat } from "../dtype.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { applyFused, type FusedNode } from "../fused.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { mul, MulNode } from "./mul.ts";
import { shiftedByMax, softmax, SoftmaxNode, type SoftmaxOptions } from "./softmax.ts";
import { sub, SubNode } from "./sub.ts";
import { sum, SumNode } from "./sum.ts";

/** The node of {@link logSoftmax}. */
export class LogSoftmaxNode extends OpNode implements FusedNode {
  readonly #options: SoftmaxOptions;

  constructor(attributes: SoftmaxOptions = {}) {
    super();
    checkOptions(this.op, attributes, ["axis"]);
    this.#options = { ...attributes };
  }
  get op(): string {
    return "logSoftmax";
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
    k.logSoftmax(out, values, outer, extent, inner);
  }
  vjp(gy: Tensor): Contributions {
    // The softmax of x and not the exponential of z: a rounded −100 has an exponential 100 times less exact.
    const options = { axis: this.#axis };
    return [() => sub(gy, mul(softmax(this.first!, options), sum(gy, { axes: this.#axis, keepDims: true })))];
  }
  override vjpFormula(_argument: number, gy: Formula, x: Formula): Formula {
    const probabilities = formulaOf(new SoftmaxNode(this.#options), x);
    const share = formulaOf(new MulNode(), probabilities, formulaOf(new SumNode(), gy));
    return formulaOf(new SubNode(), gy, share);
  }
  expand(x: Tensor): Tensor {
    const shifted = shiftedByMax(x, this.#options);
    return sub(shifted, log(sum(exp(shifted), { axes: this.#options.axis ?? -1, keepDims: true })));
  }
  override latex(x: string): string {
    return `\\log \\operatorname{softmax}\\left(${x}\\right)`;
  }
}

/**
 * The logarithm of {@link softmax} along `axis` (the last when left out): `zᵢ = xᵢ − log Σⱼ exp(xⱼ)`, finite
 * also where the probability itself is too small for a number. ∂L/∂x = gy − softmax(x) · Σ gy.
 *
 * ```ts
 * import { logSoftmax, tensor } from "@leibniz/core";
 * console.log(logSoftmax(tensor([0, 1000])).data); // Float64Array(2) [ -1000, 0 ]
 * ```
 *
 * @throws ShapeError when there is no such axis: a scalar has none.
 */
export function logSoftmax(x: TensorLike, options: SoftmaxOptions = {}): Tensor {
  return applyFused(new LogSoftmaxNode(options), x);
}
