import { ShapeError, shapeText } from "../errors.ts";
import { operand } from "../operand.ts";
import { mul } from "../ops/mul.ts";
import { reshape } from "../ops/reshape.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/**
 * The outer product of two vectors, the matrix of all products `zᵢⱼ = aᵢ bⱼ`: a column times a row.
 * ∂L/∂a = gy · b and ∂L/∂b = gyᵀ · a.
 *
 * ```ts
 * import { outer, tensor } from "@leibniz/core";
 * console.log(outer(tensor([1, 2]), tensor([3, 4])).data); // Float64Array(4) [ 3, 4, 6, 8 ]
 * ```
 *
 * @throws ShapeError unless both are vectors.
 */
export function outer(a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = [operand("outer", a, b), operand("outer", b, a)];
  if (x.rank !== 1 || y.rank !== 1) {
    throw new ShapeError(
      "outer",
      `the outer product is of two vectors; got ${shapeText(x.shape)} and ${shapeText(y.shape)}. ` +
        "Did you mean tensordot(a, b, { axes: 0 })?",
      [x.shape, y.shape],
    );
  }
  return mul(reshape(x, [x.size, 1]), y);
}
