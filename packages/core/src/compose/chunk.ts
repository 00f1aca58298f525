import { normalizeAxis } from "../axes.ts";
import type { JoinOptions } from "../joined.ts";
import { operand } from "../operand.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { wholeCount } from "../whole-number.ts";
import { split } from "./split.ts";

/**
 * `count` parts of `x` along an axis (0 when left out), as PyTorch's `chunk`: all of one size but the last,
 * which is smaller when the extent does not divide. Rounding the size up may need fewer parts than `count`.
 *
 * ```ts
 * import { chunk, tensor } from "@leibniz/core";
 * console.log(chunk(tensor([1, 2, 3, 4, 5]), 2).map((part) => part.size)); // [ 3, 2 ]
 * ```
 *
 * @throws ShapeError when `count` is no whole number above 0, or there is no such axis.
 */
export function chunk(x: TensorLike, count: number, options: JoinOptions = {}): Tensor[] {
  checkOptions("chunk", options, ["axis"]);
  const input = operand("chunk", x, undefined);
  wholeCount("chunk", "the number of parts", count, 1);
  const axis = normalizeAxis("chunk", options.axis ?? 0, input.rank);
  const extent = input.shape[axis]!;
  return split(input, extent === 0 ? Array<number>(count).fill(0) : Math.ceil(extent / count), { axis });
}
