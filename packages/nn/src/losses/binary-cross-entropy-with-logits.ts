import { checkOptions, scope, softplus, type Tensor } from "@leibniz/core";
import { besides, reduced, type ReductionChoice } from "./reduction.ts";

export interface BinaryCrossEntropyOptions extends ReductionChoice {
  /** How much more an example of the class 1 counts; 1 when left out. */
  readonly positiveWeight?: number;
}

/**
 * The cross-entropy of `sigmoid(x)` against t, from 0 to 1: `−t · log σ(x) − (1 − t) · log(1 − σ(x))`, computed as
 * `t · softplus(−x) + (1 − t) · softplus(x)`, so that it is finite where σ(x) is 0 or 1 and loses no digits near there.
 * By default the mean over all elements. ∂E/∂x = (σ(x) − t) / n.
 *
 * Shapes: x and t the same.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { binaryCrossEntropyWithLogits } from "@leibniz/nn";
 * const x = tensor([1000, -1000]);
 * console.log(binaryCrossEntropyWithLogits(x, tensor([0, 0]), { reduction: "none" }).data); // Float64Array(2) [ 1000, 0 ]
 * ```
 *
 * @throws ShapeError when x and t differ in shape.
 */
export function binaryCrossEntropyWithLogits(
  x: Tensor,
  t: Tensor,
  options: BinaryCrossEntropyOptions = {},
): Tensor {
  const op = "binaryCrossEntropyWithLogits";
  checkOptions(op, options, ["reduction", "positiveWeight"]);
  const { reduction, positiveWeight = 1 } = options;
  return scope(op, () => {
    const [logits, targets] = besides(op, x, t);
    const positive = targets.mul(softplus(logits.neg()));
    const negative = targets.neg().add(1).mul(softplus(logits));
    const weighted = positiveWeight === 1 ? positive : positive.mul(positiveWeight);
    return reduced(op, weighted.add(negative), reduction);
  });
}
