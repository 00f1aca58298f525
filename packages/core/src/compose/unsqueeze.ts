import { normalizeAxes } from "../axes.ts";
import { operand } from "../operand.ts";
import { reshape } from "../ops/reshape.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/**
 * Inserts axes of extent 1. `axes` are places in the result, −1 for its last: several are inserted at once, as
 * in NumPy's `expand_dims`. The gradient returns in the old shape.
 *
 * ```ts
 * import { unsqueeze, zeros } from "@leibniz/core";
 * console.log(unsqueeze(zeros([2, 3]), 0).shape); // [ 1, 2, 3 ]
 * console.log(unsqueeze(zeros([2, 3]), [0, -1]).shape); // [ 1, 2, 3, 1 ]
 * ```
 *
 * @throws ShapeError when the result has no such axis, or one is named twice.
 */
export function unsqueeze(x: TensorLike, axes: number | readonly number[]): Tensor {
  const input = operand("unsqueeze", x, undefined);
  const list = Array.isArray(axes) ? (axes as readonly number[]) : [axes as number];
  const inserted = normalizeAxes("unsqueeze", list, input.rank + list.length);
  const rest = [...input.shape];
  return reshape(
    input,
    Array.from({ length: input.rank + list.length }, (_, axis) =>
      inserted.includes(axis) ? 1 : rest.shift()!,
    ),
  );
}
