import {
  checkOptions,
  GradientError,
  gradientsOf,
  LeibnizError,
  scope,
  softmax,
  softmaxCrossEntropy,
  type Tensor,
  type TensorLike,
  variable,
} from "@leibniz/core";
import { asFloat, floatOf } from "../layers/as-float.ts";
import { crossEntropyError } from "./cross-entropy-error.ts";
import type { Reduction } from "./reduction.ts";
import type { TargetChoice } from "./targets.ts";

export interface SoftmaxWithLossOptions extends TargetChoice {
  /** That of the scope around its nodes. */
  readonly name?: string;
  /** The mean over the rows when left out. */
  readonly reduction?: Reduction;
  /** What the book adds to each probability before its logarithm, 1e-7; 0 when left out. */
  readonly delta?: number;
}

/**
 * Softmax and cross-entropy in one, row by row: by default the mean over the rows of `−Σ t · log softmax(x)`.
 *
 * Shapes: x (N, C), or (C,) for one sample; t class indices (int32) (N,) or (), or probabilities of x's shape, such as
 * one-hot rows. The dtype or the option `targets` tells them apart, never the size. The logarithm is taken of the sum of
 * e^x, whose largest x is subtracted first, so that no finite x overflows and no logarithm of 0 is taken. Backward gives
 * (softmax(x) − t) / N when each row of t adds up to 1.
 *
 * With `delta` it is the book's `−Σ t · log(softmax(x) + delta)`, and its gradient is that of this formula:
 * (softmax(x) − t) / N times y / (y + delta), y being the probability of the right class.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { SoftmaxWithLoss } from "@leibniz/nn";
 * const layer = new SoftmaxWithLoss();
 * console.log(layer.forward(tensor([0.3, 2.9, 4.0]), tensor([0, 1, 0])).item()); // 1.4057144648124522
 * console.log(layer.backward().data[1]); // -0.7548081870649261
 * console.log(layer.y?.data[1]?.toFixed(12)); // 0.245191812935
 * ```
 */
export class SoftmaxWithLoss {
  readonly name: string;
  readonly #options: SoftmaxWithLossOptions;
  #last: { readonly x: Tensor; readonly t: Tensor; readonly loss: Tensor } | undefined;

  /** @throws LeibnizError when delta is below 0. */
  constructor(options: SoftmaxWithLossOptions = {}) {
    checkOptions("SoftmaxWithLoss", options, ["name", "reduction", "delta", "targets"]);
    this.name = options.name ?? "SoftmaxWithLoss";
    const { delta = 0 } = options;
    if (!(delta >= 0 && Number.isFinite(delta))) {
      throw new LeibnizError(this.name, `delta is a number from 0 up; got ${String(delta)}`);
    }
    this.#options = options;
  }

  /**
   * @throws ShapeError when the targets do not fit the scores.
   * @throws DTypeError for indices that are not int32, and for bool targets without the option `targets`.
   * @throws LeibnizError for a class that does not exist.
   */
  forward(x: Tensor, t: Tensor): Tensor {
    const loss = scope(this.name, () => this.#compute(x, t));
    this.#last = { x, t, loss };
    return loss;
  }

  /**
   * ∂L/∂x for the last {@link forward}, times `dout`; no `.grad` is touched.
   *
   * @throws LeibnizError before the first forward.
   */
  backward(dout: TensorLike = 1): Tensor {
    const { x, t } = this.#remembered();
    const scores = variable(floatOf(x));
    const [dx] = gradientsOf(this.#compute(scores, t), [scores], { gradient: dout });
    if (dx == null) throw new GradientError(this.name, "the loss does not depend on the scores");
    return dx;
  }

  /** softmax(x) of the last {@link forward}. */
  get y(): Tensor | undefined {
    return this.#last === undefined ? undefined : softmax(this.#last.x.detach());
  }

  /** The targets of the last {@link forward}. */
  get t(): Tensor | undefined {
    return this.#last?.t;
  }

  /** What the last {@link forward} returned. */
  get loss(): Tensor | undefined {
    return this.#last?.loss;
  }

  #remembered(): { readonly x: Tensor; readonly t: Tensor } {
    if (this.#last !== undefined) return this.#last;
    throw new LeibnizError(this.name, "call forward before backward");
  }

  #compute(x: Tensor, t: Tensor): Tensor {
    const { delta = 0, reduction = "mean", targets } = this.#options;
    const choice = targets === undefined ? { reduction } : { reduction, targets };
    const scores = floatOf(x);
    const wanted = t.dtype === "float32" || t.dtype === "float64" ? asFloat(t, scores.dtype) : t;
    if (delta > 0) return crossEntropyError(softmax(scores), wanted, { ...choice, delta });
    return softmaxCrossEntropy(scores, wanted, choice);
  }
}
