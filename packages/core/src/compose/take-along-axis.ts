import { normalizeAxis } from "../axes.ts";
import { broadcastShapes } from "../broadcast.ts";
import { type AlongAxis, checkSameRank, type Indices, indexTensor, positionsAlong } from "../indices.ts";
import { operand } from "../operand.ts";
import { broadcastTo } from "../ops/broadcast-to.ts";
import { gather } from "../ops/gather.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { sameShape } from "../tensor-type.ts";

/**
 * `gather` with NumPy's rule: beside `axis`, `x` and `index` broadcast against each other. So an index that
 * `argmax` or `argsort` found for one row serves many.
 *
 * ```ts
 * import { takeAlongAxis, tensor } from "@leibniz/core";
 * const x = tensor([[10, 20, 30], [40, 50, 60]]);
 * console.log(takeAlongAxis(x, [[2, 0]], { axis: 1 }).data); // Float64Array(4) [ 30, 10, 60, 40 ]
 * ```
 *
 * @throws ShapeError when an index is out of range or not whole, the shapes do not broadcast beside `axis`, or
 * there is no such axis.
 * @throws DTypeError when the index is a tensor that is not int32.
 */
export function takeAlongAxis(x: TensorLike, index: Indices, options: AlongAxis): Tensor {
  const op = "takeAlongAxis";
  checkOptions(op, options, ["axis"]);
  const [input, positions] = [operand(op, x, undefined), indexTensor(op, index)];
  const axis = normalizeAxis(op, options.axis, input.rank);
  checkSameRank(op, input.shape, positions);
  positionsAlong(op, positions, axis, input.shape[axis]!); // so that an index out of range names this function
  const beside = (shape: readonly number[]) => shape.map((extent, other) => (other === axis ? 1 : extent));
  const common = broadcastShapes(op, beside(input.shape), beside(positions.shape), ", beside the axis,");
  const spread = (tensor: Tensor) => {
    const shape = common.map((extent, other) => (other === axis ? tensor.shape[axis]! : extent));
    return sameShape(shape, tensor.shape) ? tensor : broadcastTo(tensor, shape);
  };
  return gather(spread(input), spread(positions), { axis });
}
