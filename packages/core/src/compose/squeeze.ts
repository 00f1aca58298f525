import { normalizeAxes } from "../axes.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { operand } from "../operand.ts";
import { reshape } from "../ops/reshape.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** Which axes {@link squeeze} drops. */
export interface SqueezeOptions {
  /** The axes to drop, −1 for the last; every axis of extent 1 when left out. */
  readonly axes?: number | readonly number[];
}

/**
 * Drops axes of extent 1: all of them, or those named. Naming an axis of another extent is an error, as in
 * NumPy (PyTorch would leave it silently). The gradient returns in the old shape.
 *
 * ```ts
 * import { squeeze, zeros } from "@leibniz/core";
 * console.log(squeeze(zeros([1, 3, 1])).shape); // [ 3 ]
 * console.log(squeeze(zeros([1, 3, 1]), { axes: 0 }).shape); // [ 3, 1 ]
 * ```
 *
 * @throws ShapeError when there is no such axis, or its extent is not 1.
 */
export function squeeze(x: TensorLike, options: SqueezeOptions = {}): Tensor {
  checkOptions("squeeze", options, ["axes"]);
  const input = operand("squeeze", x, undefined);
  const { shape } = input;
  if (options.axes === undefined) {
    return reshape(
      input,
      shape.filter((extent) => extent !== 1),
    );
  }
  const axes = normalizeAxes("squeeze", options.axes, input.rank);
  for (const axis of axes) {
    if (shape[axis] === 1) continue;
    throw new ShapeError(
      "squeeze",
      `axis ${axis} of ${shapeText(shape)} has extent ${shape[axis]}; only an axis of extent 1 can be dropped`,
      [shape],
    );
  }
  return reshape(
    input,
    shape.filter((_, axis) => !axes.includes(axis)),
  );
}
