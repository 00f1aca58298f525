import type { Tensor } from "@leibniz/core";
import type { Dataset } from "../data/dataset.ts";
import { accuracyOf } from "../models/accuracy-of.ts";

/** What a batch adds to a mean over many: a sum, and of how many numbers. */
export interface Tally {
  readonly total: number;
  readonly count: number;
}

/** A figure of a model on a batch, whose mean over all samples an evaluation takes. */
export type Metric<Batch = Dataset> = (batch: Batch) => Tally;

/**
 * The share of samples whose greatest score is that of the right class.
 *
 * Shapes: scores (N, C); targets t (N,), class indices of int32, or (N, C), whose greatest entry is the right class.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { accuracy, Dataset } from "@leibniz/nn";
 * const scores = tensor([[1, 2], [4, 3], [5, 6]]);
 * const metric = accuracy((x) => x);
 * console.log(metric(new Dataset(scores, tensor([1, 1, 1], { dtype: "int32" })))); // { total: 2, count: 3 }
 * ```
 *
 * @throws ShapeError when scores and targets do not belong together, or there are none.
 * @throws DTypeError for class indices that are not int32.
 */
export function accuracy(predict: (x: Tensor) => Tensor): Metric {
  return ({ x, t }) => {
    const scores = predict(x);
    const count = scores.size / (scores.shape.at(-1) ?? 1);
    return { total: Math.round(accuracyOf("accuracy", scores, t) * count), count };
  };
}

/** The loss of a sample: `loss` is the mean over a batch. */
export function meanLoss(loss: (batch: Dataset) => Tensor): Metric {
  return (batch) => ({ total: loss(batch).item() * batch.length, count: batch.length });
}
