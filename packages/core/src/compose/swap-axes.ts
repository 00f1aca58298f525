import { normalizeAxis } from "../axes.ts";
import { operand } from "../operand.ts";
import { permute } from "../ops/permute.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/**
 * Exchanges two axes; the others stay where they are. The gradient is exchanged back.
 *
 * ```ts
 * import { swapAxes, zeros } from "@leibniz/core";
 * console.log(swapAxes(zeros([2, 3, 4]), 0, -1).shape); // [ 4, 3, 2 ]
 * ```
 *
 * @throws ShapeError when there is no such axis.
 */
export function swapAxes(x: TensorLike, axis: number, other: number): Tensor {
  const input = operand("swapAxes", x, undefined);
  const first = normalizeAxis("swapAxes", axis, input.rank);
  const second = normalizeAxis("swapAxes", other, input.rank);
  const order = [...input.shape.keys()];
  order[first] = second;
  order[second] = first;
  return permute(input, order);
}
