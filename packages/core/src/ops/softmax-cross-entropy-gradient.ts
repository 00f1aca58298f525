import type { DType, Kernels, Values } from "@leibniz/kernels";
import { normalizeAxis, planReduction } from "../axes.ts";
import { promote, toFloat } from "../dtype.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { sameShape } from "../tensor-type.ts";
import { div } from "./div.ts";
import { mul } from "./mul.ts";
import { softmax } from "./softmax.ts";
import { sub } from "./sub.ts";
import { sum } from "./sum.ts";

/** What shapes a {@link softmaxCrossEntropyGradient}. */
export interface SoftmaxCrossEntropyGradientOptions {
  /** The axis of the classes; −1, the last, when left out. */
  readonly axis?: number;
  /** What the result is divided by, such as the number of rows; 1 when left out. */
  readonly divisor?: number;
}

const NAMES = ["axis", "divisor"] as const;

/** The node of {@link softmaxCrossEntropyGradient}. */
export class SoftmaxCrossEntropyGradientNode extends OpNode {
  readonly #options: SoftmaxCrossEntropyGradientOptions;

  constructor(attributes: SoftmaxCrossEntropyGradientOptions = {}) {
    super();
    checkOptions(this.op, attributes, NAMES);
    this.#options = { ...attributes };
  }
  get op(): string {
    return "softmaxCrossEntropyGradient";
  }
  override get attributes(): {
    readonly [Key in keyof SoftmaxCrossEntropyGradientOptions]: SoftmaxCrossEntropyGradientOptions[Key];
  } {
    return this.#options;
  }
  override forward(logits: TensorLike, targets: TensorLike): Tensor {
    return super.forwardTwo(logits, targets);
  }
  get #axis(): number {
    return normalizeAxis(this.op, this.#options.axis ?? -1, this.first!.rank);
  }
  get #divisor(): number {
    return this.#options.divisor ?? 1;
  }
  protected override shape(x: Tensor, t: Tensor): readonly number[] {
    void this.#axis;
    if (!sameShape(x.shape, t.shape)) {
      throw new ShapeError(
        this.op,
        `probabilities have the shape of the logits, ${shapeText(x.shape)}; got ${shapeText(t.shape)}`,
        [x.shape, t.shape],
      );
    }
    return x.shape;
  }
  protected override dtype(x: DType, t: DType): DType {
    return toFloat(promote(x, t));
  }
  protected override compute(k: Kernels, out: Values, x: Values, t: Values): void {
    const { outer, extent, inner } = planReduction(x, this.first!.shape, [this.#axis]);
    const totals = new Float64Array(outer * inner);
    k.softmax(out, x, outer, extent, inner);
    k.sum(totals, t, outer, extent, inner);
    const divisor = this.#divisor;
    for (let o = 0, at = 0; o < outer; o++) {
      for (let e = 0; e < extent; e++) {
        for (let i = 0; i < inner; i++, at++) {
          out[at] = (out[at]! * totals[o * inner + i]! - t[at]!) / divisor;
        }
      }
    }
  }
  vjp(gy: Tensor): Contributions {
    const [x, t] = [this.first!, this.second!];
    const rows = { axes: this.#axis, keepDims: true };
    const scaled = () => div(gy, this.#divisor);
    return [
      () => {
        const p = softmax(x, { axis: this.#axis });
        const upstream = scaled();
        const pulled = mul(p, sub(upstream, sum(mul(upstream, p), rows)));
        return mul(pulled, sum(t, rows)).cast(x.dtype);
      },
      () => {
        const upstream = scaled();
        const p = softmax(x, { axis: this.#axis });
        return sub(sum(mul(upstream, p), rows), upstream).cast(t.dtype);
      },
    ];
  }
}

/**
 * What flows back through {@link softmaxCrossEntropy} to its logits, in one step: `(softmax(x) · Σ t − t) / divisor`
 * along `axis`, where Σ t is 1 for probabilities. Differentiable itself, so that higher derivatives come through it:
 * with u = gy / divisor and p = softmax(x), ∂/∂x is Σ t · p ⊙ (u − Σ u ⊙ p) and ∂/∂t is Σ u ⊙ p − u.
 *
 * ```ts
 * import { softmaxCrossEntropyGradient, tensor } from "@leibniz/core";
 * console.log(softmaxCrossEntropyGradient(tensor([3, 3]), tensor([0, 1])).data); // Float64Array(2) [ 0.5, -0.5 ]
 * ```
 *
 * @throws ShapeError when the shapes differ, or there is no such axis.
 */
export function softmaxCrossEntropyGradient(
  logits: TensorLike,
  targets: TensorLike,
  options: SoftmaxCrossEntropyGradientOptions = {},
): Tensor {
  return new SoftmaxCrossEntropyGradientNode(options).forward(logits, targets);
}
