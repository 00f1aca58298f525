import { ShapeError, shapeText } from "../errors.ts";
import { operand } from "../operand.ts";
import { matmul } from "../ops/matmul.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/**
 * The inner product of two vectors, `Σᵢ aᵢ bᵢ`. Matrices are for {@link matmul}, which a vector may enter too.
 * ∂z/∂a = b and ∂z/∂b = a.
 *
 * ```ts
 * import { dot, tensor } from "@leibniz/core";
 * console.log(dot(tensor([1, 2, 3]), tensor([4, 5, 6])).item()); // 32
 * ```
 *
 * @throws ShapeError unless both are vectors of one length.
 */
export function dot(a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = [operand("dot", a, b), operand("dot", b, a)];
  if (x.rank !== 1 || y.rank !== 1 || x.size !== y.size) {
    const matrices = x.rank > 1 || y.rank > 1 ? ". Did you mean matmul(a, b)?" : "";
    throw new ShapeError(
      "dot",
      `the dot product is of two vectors of one length; got ${shapeText(x.shape)} and ${shapeText(y.shape)}${matrices}`,
      [x.shape, y.shape],
    );
  }
  return matmul(x, y);
}
