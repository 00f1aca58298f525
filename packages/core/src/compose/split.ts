import { normalizeAxis } from "../axes.ts";
import { ShapeError, shapeText } from "../errors.ts";
import type { JoinOptions } from "../joined.ts";
import { operand } from "../operand.ts";
import { slice } from "../ops/slice.ts";
import { checkOptions } from "../options.ts";
import { rangesAlong } from "../ranges.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { wholeCount } from "../whole-number.ts";

/**
 * Parts of `x` along an axis (0 when left out), as PyTorch's `split`: `size` elements each, the last part what
 * remains; or parts of the `sizes` of a list, which add up to the extent. Each part is a slice, whose gradient
 * goes back to its own elements; `concat` joins them again.
 *
 * ```ts
 * import { split, tensor } from "@leibniz/core";
 * const x = tensor([1, 2, 3, 4, 5]);
 * console.log(split(x, 2).map((part) => part.size)); // [ 2, 2, 1 ]
 * console.log(split(x, [1, 4])[1]!.data); // Float64Array(4) [ 2, 3, 4, 5 ]
 * ```
 *
 * @throws ShapeError when the sizes do not add up to the extent, or there is no such axis.
 */
export function split(x: TensorLike, size: number | readonly number[], options: JoinOptions = {}): Tensor[] {
  checkOptions("split", options, ["axis"]);
  const input = operand("split", x, undefined);
  const axis = normalizeAxis("split", options.axis ?? 0, input.rank);
  const extent = input.shape[axis]!;
  const sizes = Array.isArray(size) ? ownSizes(size, axis, input) : equalSizes(size as number, extent);
  let end = 0;
  return sizes.map((part) => slice(input, rangesAlong(axis, end, (end += part))));
}

/** As many parts of one size as the extent needs, at least one. */
function equalSizes(size: number, extent: number): number[] {
  wholeCount("split", "the size of a part", size, 1);
  const count = Math.max(1, Math.ceil(extent / size));
  return Array.from({ length: count }, (_, i) => Math.min(size, extent - i * size));
}

function ownSizes(sizes: readonly number[], axis: number, input: Tensor): readonly number[] {
  const total = sizes.reduce((sum, size) => sum + wholeCount("split", "the size of a part", size), 0);
  if (total === input.shape[axis]) return sizes;
  throw new ShapeError(
    "split",
    `the sizes [${sizes.join(", ")}] add up to ${total}, and axis ${axis} of ${shapeText(input.shape)} has ${input.shape[axis]}`,
    [input.shape],
  );
}
