import { normalizeAxis } from "../axes.ts";
import { ShapeError } from "../errors.ts";
import { operand } from "../operand.ts";
import { reshape } from "../ops/reshape.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** Which axes {@link flatten} joins. */
export interface FlattenOptions {
  /** The first axis to join; 0 when left out. A layer that keeps the batch says 1. */
  readonly startAxis?: number;
  /** The last axis to join, itself included; −1 when left out. */
  readonly endAxis?: number;
}

/**
 * Joins neighbouring axes into one, all of them when nothing is said; a scalar becomes a vector of one
 * element. The gradient returns in the old shape.
 *
 * ```ts
 * import { flatten, zeros } from "@leibniz/core";
 * console.log(flatten(zeros([2, 3, 4])).shape); // [ 24 ]
 * console.log(flatten(zeros([2, 3, 4]), { startAxis: 1 }).shape); // [ 2, 12 ]
 * ```
 *
 * @throws ShapeError when there is no such axis, or `endAxis` lies before `startAxis`.
 */
export function flatten(x: TensorLike, options: FlattenOptions = {}): Tensor {
  checkOptions("flatten", options, ["startAxis", "endAxis"]);
  const input = operand("flatten", x, undefined);
  const { startAxis = 0, endAxis = -1 } = options;
  // A scalar is flattened as if it had the one axis that it gets.
  const shape = input.rank === 0 ? [1] : input.shape;
  const start = normalizeAxis("flatten", startAxis, shape.length);
  const end = normalizeAxis("flatten", endAxis, shape.length);
  if (start > end) {
    throw new ShapeError("flatten", `endAxis ${endAxis} lies before startAxis ${startAxis}`, [input.shape]);
  }
  const joined = shape.slice(start, end + 1).reduce((size, extent) => size * extent, 1);
  return reshape(input, [...shape.slice(0, start), joined, ...shape.slice(end + 1)]);
}
