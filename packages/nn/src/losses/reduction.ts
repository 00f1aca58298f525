import { LeibnizError, ShapeError, shapeText, type Tensor } from "@leibniz/core";
import { asFloat, floatOf } from "../layers/as-float.ts";

/** What becomes of the losses of a batch: their mean, their sum, or each as it is. */
export type Reduction = "mean" | "sum" | "none";

export interface ReductionChoice {
  /** The mean when left out, unless the loss says otherwise. */
  readonly reduction?: Reduction;
}

/** @throws LeibnizError for a reduction that does not exist. */
export function reduced(op: string, losses: Tensor, reduction: Reduction = "mean"): Tensor {
  switch (reduction) {
    case "mean":
      return losses.mean();
    case "sum":
      return losses.sum();
    case "none":
      return losses;
    default:
      throw new LeibnizError(op, `the reduction is "mean", "sum" or "none"; got ${String(reduction)}`);
  }
}

/**
 * Predictions as floats, and targets in their dtype: a loss of element beside element.
 *
 * @throws ShapeError when they differ in shape; nothing is broadcast, because (N, 1) beside (N,) would give N² losses.
 */
export function besides(op: string, y: Tensor, t: Tensor): readonly [Tensor, Tensor] {
  if (y.shape.join() !== t.shape.join()) {
    throw new ShapeError(
      op,
      `predictions ${shapeText(y.shape)} and targets ${shapeText(t.shape)} must have one shape` +
        (y.size === t.size ? `; write t.reshape([${y.shape.join(", ")}])` : ""),
      [y.shape, t.shape],
    );
  }
  const predictions = floatOf(y);
  return [predictions, asFloat(t, predictions.dtype)];
}

/** The sum over all axes but the first: one loss for each row. One row alone has one loss. */
export function sumOfEachRow(losses: Tensor): Tensor {
  if (losses.rank < 2) return losses.sum();
  return losses.sum({ axes: losses.shape.map((_, axis) => axis).slice(1) });
}
