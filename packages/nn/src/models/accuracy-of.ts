import { argmax, DTypeError, ShapeError, shapeText, type Tensor } from "@leibniz/core";

/**
 * The share of rows whose largest score is at the right class.
 *
 * @throws DTypeError for class indices that are not int32.
 * @throws ShapeError when the targets do not fit the scores, or there are no rows.
 */
export function accuracyOf(op: string, scores: Tensor, t: Tensor): number {
  const rows = scores.rank === 1 ? [] : scores.shape.slice(0, -1);
  const byIndex = t.rank === rows.length;
  if (byIndex && t.dtype !== "int32") {
    throw new DTypeError(
      op,
      `class indices are int32, and these targets are ${t.dtype}; make them with tensor(…, { dtype: "int32" })`,
      [t.dtype],
    );
  }
  if (t.shape.join() !== (byIndex ? rows : scores.shape).join() || scores.size === 0) {
    throw new ShapeError(
      op,
      `for scores of shape ${shapeText(scores.shape)} the targets are class indices of shape ${shapeText(rows)} or ` +
        `one-hot rows of shape ${shapeText(scores.shape)}; got ${shapeText(t.shape)}`,
      [scores.shape, t.shape],
    );
  }
  const found = argmax(scores, { axes: -1 }).data;
  const wanted = byIndex ? t.data : argmax(t, { axes: -1 }).data;
  let right = 0;
  for (let i = 0; i < found.length; i++) if (found[i] === wanted[i]) right++;
  return right / found.length;
}
