import type { Tensor } from "../tensor.ts";
import { LeibnizError } from "../errors.ts";
import { grad, type GradientOfArguments } from "./grad.ts";
import { type Arguments, leavesOf, type TensorTree } from "./tree.ts";

/**
 * The Hessian of a scalar function, times a vector, without ever holding the Hessian: the gradient of the slope
 * ⟨∇f, vector⟩. Arguments and vectors are given as arrays, one entry for each parameter of `f`; the result has
 * the shape of the arguments, as that of {@link grad}.
 *
 * ```ts
 * import { hvp, tensor, type Tensor } from "@leibniz/core";
 * const f = (x: Tensor) => x.pow(3).sum();
 * console.log(hvp(f, [tensor([1, 2])], [tensor([1, 10])]).data); // Float64Array(2) [ 6, 120 ]
 * ```
 *
 * @throws GradientError when the function returns no scalar.
 * @throws LeibnizError when there are not as many vectors as arguments.
 */
export function hvp<Args extends readonly TensorTree[] = [Tensor]>(
  f: (...args: Args) => Tensor,
  args: Arguments<Args>,
  vectors: Arguments<Args>,
): GradientOfArguments<Args> {
  const directions = leavesOf("hvp", vectors);
  const slope = (...at: Args): Tensor => {
    const gradients = leavesOf("hvp", grad(f)(...(at as never))) as Tensor[];
    if (gradients.length !== directions.length) {
      throw new LeibnizError(
        "hvp",
        `${gradients.length} arguments want as many vectors; got ${directions.length}`,
      );
    }
    return gradients
      .map((gradient, i) => gradient.mul(directions[i]!).sum())
      .reduce((sum, term) => sum.add(term));
  };
  return grad(slope)(...(args as never));
}
