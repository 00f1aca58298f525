import { checkOptions, logicalAnd, scope, type Tensor, where } from "@leibniz/core";
import { asFloat, floatOf } from "../layers/as-float.ts";
import { reduced, type ReductionChoice } from "./reduction.ts";
import { areIndices, atClasses, type TargetChoice } from "./targets.ts";

export interface CrossEntropyErrorOptions extends ReductionChoice, TargetChoice {
  /** What is added to each probability before the logarithm: 0 when left out, 1e-7 in the book. */
  readonly delta?: number;
}

/**
 * The cross-entropy error of probabilities, `E = −Σ tₖ log(yₖ + delta)` for each row, by default the mean over the rows.
 *
 * Shapes: y (N, C) or (C,), with each row probabilities; t class indices (int32) (N,) or (), or probabilities of y's
 * shape, such as one-hot rows. Without `delta` the loss is ∞ where the right class has probability 0; a class that is
 * not wanted, t = 0, adds nothing even there. ∂E/∂yₖ = −tₖ / (yₖ + delta). For scores instead of probabilities use
 * `SoftmaxWithLoss`, which is finite where a probability is too small for a number.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { crossEntropyError } from "@leibniz/nn";
 * const y = tensor([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]);
 * const two = tensor(2, { dtype: "int32" });
 * console.log(crossEntropyError(y, two, { delta: 1e-7 }).item()); // 0.510825457099338
 * ```
 *
 * Source: the book, ch. 4.2.
 *
 * @throws ShapeError when the targets do not fit.
 * @throws DTypeError for indices that are not int32, and for bool targets without the option `targets`.
 */
export function crossEntropyError(y: Tensor, t: Tensor, options: CrossEntropyErrorOptions = {}): Tensor {
  const op = "crossEntropyError";
  checkOptions(op, options, ["delta", "reduction", "targets"]);
  const { delta = 0, reduction, targets } = options;
  const byIndex = areIndices(op, y, t, targets === undefined ? {} : { targets });
  return scope(op, () => {
    const probabilities = floatOf(y);
    const moved = (p: Tensor) => (delta === 0 ? p : p.add(delta));
    if (byIndex) return reduced(op, moved(atClasses(probabilities, t)).log().neg(), reduction);
    const wanted = asFloat(t, probabilities.dtype);
    // 0 · log 0 is NaN, and its limit 0: such a class says nothing.
    const silent = logicalAnd(wanted.equal(0), probabilities.equal(0));
    const terms = wanted.mul(moved(delta === 0 ? where(silent, 1, probabilities) : probabilities).log());
    return reduced(op, terms.sum({ axes: -1 }).neg(), reduction);
  });
}
