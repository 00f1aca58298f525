import { allocate, type DType, type Kernels, type Values } from "@leibniz/kernels";
import { normalizeAxis, planReduction, reducedShape } from "../axes.ts";
import { isFloat, promote, toFloat } from "../dtype.ts";
import { DTypeError, LeibnizError, ShapeError, shapeText } from "../errors.ts";
import { type Formula, formulaOf, numberFormula } from "../formula.ts";
import { applyFused, type FusedNode } from "../fused.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import { sumTo } from "../sum-to.ts";
import { Tensor, type TensorLike } from "../tensor.ts";
import { sameShape, tensorType } from "../tensor-type.ts";
import { div, DivNode } from "./div.ts";
import { log } from "./log.ts";
import { logSoftmax, LogSoftmaxNode } from "./log-softmax.ts";
import { mul, MulNode } from "./mul.ts";
import { neg, NegNode } from "./neg.ts";
import { reshape } from "./reshape.ts";
import { isModest, softmax, SoftmaxNode } from "./softmax.ts";
import { SoftmaxCrossEntropyGradientNode } from "./softmax-cross-entropy-gradient.ts";
import { SubNode } from "./sub.ts";
import { sum } from "./sum.ts";

/** How {@link softmaxCrossEntropy} reads its targets and adds up its losses. */
export interface SoftmaxCrossEntropyOptions {
  /** The axis of the classes; −1, the last, when left out. */
  readonly axis?: number;
  /** The mean over all rows (the default), their sum, or the loss of each row. */
  readonly reduction?: "mean" | "sum" | "none";
  /**
   * Class indices (int32, the logits' shape without the axis of the classes) or probabilities (the logits'
   * shape). When left out, int32 targets are indices and floats probabilities.
   */
  readonly targets?: "indices" | "probabilities";
}

/** The node of {@link softmaxCrossEntropy}: softmax, logarithm, product and mean folded into one. */
export class SoftmaxCrossEntropyNode extends OpNode implements FusedNode {
  readonly #options: SoftmaxCrossEntropyOptions;

  constructor(attributes: SoftmaxCrossEntropyOptions = {}) {
    super();
    checkOptions(this.op, attributes, ["axis", "reduction", "targets"]);
    checkChoice(this.op, "reduction", attributes.reduction, "mean", "sum", "none");
    checkChoice(this.op, "targets", attributes.targets, "indices", "probabilities");
    this.#options = { ...attributes };
  }
  get op(): string {
    return "softmaxCrossEntropy";
  }
  override get attributes(): {
    readonly [Key in keyof SoftmaxCrossEntropyOptions]: SoftmaxCrossEntropyOptions[Key];
  } {
    return this.#options;
  }
  override forward(logits: TensorLike, targets: TensorLike): Tensor {
    return super.forwardTwo(logits, targets);
  }

  get #axis(): number {
    return normalizeAxis(this.op, this.#options.axis ?? -1, this.first!.rank);
  }
  get #reduction(): "mean" | "sum" | "none" {
    return this.#options.reduction ?? "mean";
  }
  /** The shape of one loss for each row of logits. */
  get #rows(): readonly number[] {
    return reducedShape(this.first!.shape, [this.#axis], false);
  }
  get #count(): number {
    return this.#rows.reduce((product, extent) => product * extent, 1);
  }
  get #byIndex(): boolean {
    return (
      (this.#options.targets ?? (isFloat(this.second!.dtype) ? "probabilities" : "indices")) === "indices"
    );
  }

  protected override shape(x: Tensor, t: Tensor): readonly number[] {
    const rows = this.#rows;
    if (t.dtype === "bool" && this.#options.targets === undefined) {
      throw new DTypeError(
        this.op,
        'bool targets are neither indices nor plainly probabilities; say { targets: "probabilities" }',
        [t.dtype],
      );
    }
    if (this.#byIndex && t.dtype !== "int32") {
      throw new DTypeError(
        this.op,
        `class indices are int32, and these targets are ${t.dtype}; make them with tensor(…, { dtype: "int32" }) or ` +
          'cast(targets, "int32")',
        [t.dtype],
      );
    }
    const wanted = this.#byIndex ? rows : x.shape;
    if (!sameShape(t.shape, wanted)) {
      throw new ShapeError(
        this.op,
        this.#byIndex
          ? `for logits of shape ${shapeText(x.shape)} the class indices have shape ${shapeText(rows)}, one for each ` +
              `row; got ${shapeText(t.shape)}. For int32 probabilities say { targets: "probabilities" }`
          : `probabilities have the shape of the logits, ${shapeText(x.shape)}; got ${shapeText(t.shape)}. For class ` +
              'indices pass int32 numbers, as in tensor([2, 0], { dtype: "int32" })',
        [x.shape, t.shape],
      );
    }
    if (x.shape[this.#axis] === 0) {
      throw new ShapeError(this.op, `there are no classes: the logits have shape ${shapeText(x.shape)}`, [
        x.shape,
      ]);
    }
    return this.#reduction === "none" ? rows : [];
  }

  protected override dtype(x: DType, t: DType): DType {
    return toFloat(this.#byIndex ? x : promote(x, t));
  }

  protected override compute(k: Kernels, out: Values, x: Values, t: Values): void {
    const { outer, extent, inner } = planReduction(x, this.first!.shape, [this.#axis]);
    const losses = new Float64Array(outer * inner);
    const largest = new Float64Array(losses.length);
    const logTotals = new Float64Array(losses.length);
    k.logSumExp(largest, logTotals, x, outer, extent, inner);
    const byIndex = this.#byIndex;
    for (let row = 0; row < losses.length; row++) {
      const i = row % inner;
      const start = (row - i) * extent + i;
      const [top, logTotal] = [largest[row]!, logTotals[row]!];
      // −log p of the class at a place is what its logit lacks to the logarithm of the sum.
      if (byIndex) {
        losses[row] = logTotal - (x[start + classOf(this.op, t, row, extent) * inner]! - top);
      } else {
        let loss = 0;
        for (let at = start, e = 0; e < extent; at += inner, e++) {
          // A class of probability 0 says nothing, also where its logit is −∞ and the product NaN.
          if (t[at] !== 0) loss += t[at]! * (logTotal - (x[at]! - top));
        }
        losses[row] = loss;
      }
    }
    if (this.#reduction === "none") out.set(losses);
    else {
      const total = new Float64Array(1);
      k.sum(total, losses, 1, losses.length, 1);
      out[0] = this.#reduction === "mean" ? total[0]! / losses.length : total[0]!;
    }
  }

  /** The targets as probabilities: constants of 0 and 1 where they are indices. */
  #probabilities(): Tensor {
    const [x, t] = [this.first!, this.second!];
    if (!this.#byIndex) return t;
    const { outer, extent, inner } = planReduction(x.data, x.shape, [this.#axis]);
    const type = tensorType(toFloat(x.dtype), x.shape);
    const values = allocate(type.dtype, type.size);
    const classes = t.data;
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) values[(o * extent + classes[o * inner + i]!) * inner + i] = 1;
    }
    return new Tensor(values, type, null);
  }

  vjp(gy: Tensor): Contributions {
    const [x, t] = [this.first!, this.second!];
    const along = { axis: this.#axis };
    // Divided by N as the book does, before gy = 1 changes no digit of it.
    const divisor = this.#reduction === "mean" ? this.#count : 1;
    const upstream = () =>
      this.#reduction === "none" ? reshape(gy, reducedShape(x.shape, [this.#axis], true)) : gy;
    return [
      () => {
        const node = new SoftmaxCrossEntropyGradientNode({ ...along, divisor });
        return sumTo(mul(node.forward(x, this.#probabilities()), upstream()), x.type);
      },
      () => {
        if (this.#byIndex) return t.like(new Int32Array(t.size));
        const surprisals = neg(logSoftmax(x, along));
        return sumTo(mul(divisor === 1 ? surprisals : div(surprisals, divisor), upstream()), t.type);
      },
    ];
  }

  override vjpFormula(argument: number, gy: Formula, x: Formula, t: Formula): Formula | null {
    if (argument === 1 && this.#byIndex) return null;
    const along = { axis: this.#options.axis ?? -1 };
    const answer =
      argument === 1
        ? formulaOf(new NegNode(), formulaOf(new LogSoftmaxNode(along), x))
        : formulaOf(new SubNode(), formulaOf(new SoftmaxNode(along), x), t);
    const each = this.#reduction === "mean" ? formulaOf(new DivNode(), gy, numberFormula(this.#count)) : gy;
    return formulaOf(new MulNode(), each, answer);
  }

  expand(x: Tensor): Tensor {
    const along = { axis: this.#axis };
    const logarithms = isModest(x) ? log(softmax(x, along)) : logSoftmax(x, along);
    const losses = neg(sum(mul(logarithms, this.#probabilities()), { axes: this.#axis }));
    if (this.#reduction === "none" || losses.rank === 0) return losses;
    return this.#reduction === "mean" ? div(sum(losses), this.#count) : sum(losses);
  }
}

function checkChoice(op: string, option: string, value: unknown, ...choices: readonly string[]): void {
  if (value === undefined || choices.includes(value as string)) return;
  const list = choices.map((choice) => `"${choice}"`).join(" or ");
  throw new LeibnizError(op, `${option} is ${list}; got ${JSON.stringify(value) ?? typeof value}`);
}

function classOf(op: string, classes: Values, row: number, count: number): number {
  const index = classes[row]!;
  if (index >= 0 && index < count) return index;
  throw new LeibnizError(
    op,
    `there is no class ${index}: row ${row} names it, and the logits have ${count}, 0 to ${count - 1}`,
  );
}

/**
 * The cross-entropy of `softmax(logits)` against targets, `L = −Σᵢ tᵢ log softmax(x)ᵢ` for each row, by default
 * the mean over rows (NaN when there are none). Computed as log Σ exp(x) − x, so it is finite where a
 * probability is too small for a number, and a class whose target is 0 adds nothing even at a logit of −∞.
 *
 * Targets are class indices (int32, one for each row) or probabilities such as one-hot rows (floats, of the
 * logits' shape); the dtype or the option `targets` tells them apart, never the size. Probabilities receive a
 * gradient too. ∂L/∂x = (softmax(x) − t) / N, and for rows that do not add up to 1 (softmax(x) · Σ t − t) / N;
 * ∂L/∂t = −log softmax(x) / N.
 *
 * ```ts
 * import { softmaxCrossEntropy, tensor, variable } from "@leibniz/core";
 * const a = variable([0.3, 2.9, 4.0]);
 * const L = softmaxCrossEntropy(a, tensor([0, 1, 0]));
 * L.backward();
 * console.log(L.item()); // 1.4057144648124522
 * console.log(a.grad?.data[1]); // -0.7548081870649261
 * console.log(softmaxCrossEntropy(a, tensor(1, { dtype: "int32" })).item()); // 1.4057144648124522
 * ```
 *
 * @throws ShapeError when the targets do not fit the logits, or there are no classes.
 * @throws DTypeError for bool targets without the option `targets`, and for indices that are not int32.
 * @throws LeibnizError for a class that does not exist.
 */
export function softmaxCrossEntropy(
  logits: TensorLike,
  targets: TensorLike,
  options: SoftmaxCrossEntropyOptions = {},
): Tensor {
  return applyFused(new SoftmaxCrossEntropyNode(options), logits, targets);
}
