import type { DType, Kernels, Values } from "@leibniz/kernels";
import { normalizeAxes, ownOptions, planReduction, reducedShape, type ReductionOptions } from "../axes.ts";
import { checkOptions } from "../options.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { broadcastTo } from "./broadcast-to.ts";
import { reshape } from "./reshape.ts";

/** The node of {@link sum}. */
export class SumNode extends OpNode {
  readonly #options: ReductionOptions;
  #normalized: readonly number[] | undefined;

  constructor(attributes: ReductionOptions = {}) {
    super();
    checkOptions("sum", attributes, "axes", "keepDims");
    this.#options = ownOptions(attributes);
  }
  get op(): string {
    return "sum";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get label(): string {
    return "Σ";
  }
  override get attributes(): { readonly [Key in keyof ReductionOptions]: ReductionOptions[Key] } {
    return this.#options;
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  /** The axes to add up along, counted from the front. */
  get #axes(): readonly number[] {
    return (this.#normalized ??= normalizeAxes(this.op, this.#options.axes, this.first!.rank));
  }
  protected override shape(x: Tensor): readonly number[] {
    return reducedShape(x.shape, this.#axes, this.#options.keepDims ?? false);
  }
  protected override dtype(x: DType): DType {
    return x === "bool" ? "int32" : x;
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const plan = planReduction(x, this.first!.shape, this.#axes);
    k.sum(out, plan.values, plan.outer, plan.extent, plan.inner);
  }
  vjp(gy: Tensor): Contributions {
    const x = this.first!;
    return [() => broadcastTo(reshape(gy, reducedShape(x.shape, this.#axes, true)), x.shape)];
  }
  override latex(x: string): string {
    return `\\sum\\left(${x}\\right)`;
  }
}

/**
 * Adds up `x` along `axes` (all of them when left out). The gradient is repeated along the axes that were
 * added up. The sum of nothing is 0.
 *
 * ```ts
 * import { sum, tensor } from "@leibniz/core";
 * const dY = tensor([[1, 2, 3], [4, 5, 6]]);
 * console.log(sum(dY, { axes: 0 }).data); // Float64Array(3) [ 5, 7, 9 ]
 * ```
 *
 * @throws ShapeError when there is no such axis.
 */
export function sum(x: TensorLike, options: ReductionOptions = {}): Tensor {
  return new SumNode(options).forward(x);
}
