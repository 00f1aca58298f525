import { argmax, LeibnizError, type Tensor } from "@leibniz/core";
import type { Dataset } from "../data/dataset.ts";

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
 * Shapes: scores (N, C); targets t (N,), class indices, or (N, C), whose greatest entry is the right class.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { accuracy, Dataset } from "@leibniz/nn";
 * const scores = tensor([[1, 2], [4, 3], [5, 6]]);
 * const metric = accuracy((x) => x);
 * console.log(metric(new Dataset(scores, tensor([1, 1, 1], { dtype: "int32" })))); // { total: 2, count: 3 }
 * ```
 *
 * @throws LeibnizError when scores and targets do not belong together.
 */
export function accuracy(predict: (x: Tensor) => Tensor): Metric {
  return ({ x, t }) => {
    const scores = predict(x);
    if (scores.rank !== 2 || t.rank > 2 || scores.shape[0] !== t.shape[0]) {
      throw new LeibnizError(
        "accuracy",
        `scores (N, C) and targets (N,) or (N, C) are wanted; got (${scores.shape.join(", ")}) and (${t.shape.join(", ")})`,
      );
    }
    const answers = argmax(scores, { axes: 1 }).data;
    const right = (t.rank === 2 ? argmax(t, { axes: 1 }) : t).data;
    let total = 0;
    for (let i = 0; i < answers.length; i++) if (answers[i] === right[i]) total++;
    return { total, count: answers.length };
  };
}

/** The loss of a sample: `loss` is the mean over a batch. */
export function meanLoss(loss: (batch: Dataset) => Tensor): Metric {
  return (batch) => ({ total: loss(batch).item() * batch.length, count: batch.length });
}
