import { DTypeError, gather, LeibnizError, ShapeError, shapeText, type Tensor } from "@leibniz/core";

export interface TargetChoice {
  /**
   * Class indices (int32, one for each row) or probabilities (of the scores' shape), one-hot rows among them. When left
   * out, the dtype tells: int32 is indices and floats are probabilities. The size never does.
   */
  readonly targets?: "indices" | "probabilities";
}

/**
 * Whether `t` holds class indices, checked against `y`, whose last axis is that of the classes.
 *
 * @throws DTypeError for indices that are not int32, and for bool without the option.
 * @throws ShapeError when they do not fit.
 * @throws LeibnizError for a class that does not exist.
 */
export function areIndices(op: string, y: Tensor, t: Tensor, { targets }: TargetChoice): boolean {
  if (targets !== undefined && targets !== "indices" && targets !== "probabilities") {
    throw new LeibnizError(op, `targets is "indices" or "probabilities"; got ${String(targets)}`);
  }
  if (y.rank === 0 || y.size === 0) {
    throw new ShapeError(op, `there are no rows of classes: shape ${shapeText(y.shape)}`, [y.shape]);
  }
  if (t.dtype === "bool" && targets === undefined) {
    throw new DTypeError(
      op,
      'bool targets are neither indices nor plainly probabilities; say { targets: "probabilities" }',
      [t.dtype],
    );
  }
  const indices = (targets ?? (t.dtype === "int32" ? "indices" : "probabilities")) === "indices";
  if (indices && t.dtype !== "int32") {
    throw new DTypeError(
      op,
      `class indices are int32, and these targets are ${t.dtype}; make them with tensor(…, { dtype: "int32" })`,
      [t.dtype],
    );
  }
  const wanted = indices ? y.shape.slice(0, -1) : y.shape;
  if (t.shape.join() !== wanted.join()) {
    throw new ShapeError(
      op,
      indices
        ? `for rows of shape ${shapeText(y.shape)} the class indices have shape ${shapeText(wanted)}; ` +
            `got ${shapeText(t.shape)}. For int32 one-hot rows say { targets: "probabilities" }`
        : `probabilities have the shape of what they are held against, ${shapeText(y.shape)}; got ` +
            `${shapeText(t.shape)}. For class indices pass int32 numbers, as in tensor([2, 0], { dtype: "int32" })`,
      [y.shape, t.shape],
    );
  }
  if (indices) refuseClasses(op, t, y.shape.at(-1)!);
  return indices;
}

/** For each row of `y` the number at its class. */
export function atClasses(y: Tensor, classes: Tensor): Tensor {
  const rows = y.reshape([-1, y.shape.at(-1)!]);
  return gather(rows, classes.reshape([-1, 1]), { axis: 1 }).reshape(classes.shape);
}

function refuseClasses(op: string, t: Tensor, count: number): void {
  const row = t.data.findIndex((index: number) => index < 0 || index >= count);
  if (row < 0) return;
  throw new LeibnizError(
    op,
    `there is no class ${t.data[row]}: row ${row} names it, and there are ${count}, 0 to ${count - 1}`,
  );
}
