import { normalizeAxis } from "../axes.ts";
import { LETTERS } from "../einsum-notation.ts";
import { LeibnizError, ShapeError, shapeText } from "../errors.ts";
import { operand } from "../operand.ts";
import { einsum } from "../ops/einsum.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { wholeCount } from "../whole-number.ts";

/** Over which axes {@link tensordot} adds up. */
export interface TensordotOptions {
  /**
   * How many: the last ones of `a` with the first ones of `b`. Or which: a list for `a` and one of the same
   * length for `b`. 2 when left out.
   */
  readonly axes?: number | readonly [a: readonly number[], b: readonly number[]];
}

/**
 * Adds up the products of two tensors over pairs of axes; what is left of `a` comes before what is left of
 * `b`. With `axes: 1` the matrix product, with `axes: 0` the product of everything with everything. It is the
 * {@link einsum} that it records.
 *
 * ```ts
 * import { tensordot, zeros } from "@leibniz/core";
 * console.log(tensordot(zeros([2, 3, 4]), zeros([4, 3, 5]), { axes: [[1, 2], [1, 0]] }).shape); // [ 2, 5 ]
 * ```
 *
 * @throws ShapeError when an axis does not exist or is named twice, or the extents of a pair differ.
 */
export function tensordot(a: TensorLike, b: TensorLike, options: TensordotOptions = {}): Tensor {
  checkOptions("tensordot", options, ["axes"]);
  const [x, y] = [operand("tensordot", a, b), operand("tensordot", b, a)];
  const [ofX, ofY] = pairs(x, y, options.axes ?? 2);
  const left = LETTERS.slice(0, x.rank).split("");
  const right = LETTERS.slice(x.rank, x.rank + y.rank).split("");
  if (right.length < y.rank) throw new ShapeError("tensordot", "more than 52 axes", [x.shape, y.shape]);
  ofX.forEach((axis, i) => {
    if (x.shape[axis] !== y.shape[ofY[i]!]) {
      throw new ShapeError(
        "tensordot",
        `axis ${axis} of ${shapeText(x.shape)} and axis ${ofY[i]} of ${shapeText(y.shape)} are a pair, and their ` +
          `extents differ: ${x.shape[axis]} ≠ ${y.shape[ofY[i]!]}`,
        [x.shape, y.shape],
      );
    }
    right[ofY[i]!] = left[axis]!;
  });
  const output = [
    ...left.filter((_, axis) => !ofX.includes(axis)),
    ...right.filter((_, axis) => !ofY.includes(axis)),
  ];
  return einsum(`${left.join("")},${right.join("")}->${output.join("")}`, x, y);
}

/** The axes of each operand that are added up, pair by pair. */
function pairs(x: Tensor, y: Tensor, axes: TensordotOptions["axes"]): [number[], number[]] {
  if (!Array.isArray(axes)) {
    const count = wholeCount("tensordot", "the number of axes", axes);
    if (count > Math.min(x.rank, y.rank)) {
      throw new ShapeError(
        "tensordot",
        `${shapeText(x.shape)} and ${shapeText(y.shape)} have no ${count} axes each to pair; say { axes }`,
        [x.shape, y.shape],
      );
    }
    const places = Array.from({ length: count }, (_, i) => i);
    return [places.map((i) => x.rank - count + i), places];
  }
  const [first, second] = axes as readonly unknown[];
  if (
    axes.length !== 2 ||
    !Array.isArray(first) ||
    !Array.isArray(second) ||
    first.length !== second.length
  ) {
    throw new LeibnizError(
      "tensordot",
      "the axes are a number, or two lists of one length, as in { axes: [[1, 2], [1, 0]] }",
    );
  }
  return [own(x, first), own(y, second)];
}

function own(x: Tensor, axes: readonly number[]): number[] {
  const places = axes.map((axis) => normalizeAxis("tensordot", axis, x.rank));
  if (new Set(places).size === places.length) return places;
  throw new ShapeError("tensordot", `an axis is named twice: ${places.join(", ")}`, [x.shape]);
}
