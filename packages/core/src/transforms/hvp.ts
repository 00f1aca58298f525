import type { Tensor } from "../tensor.ts";
import { grad } from "./grad.ts";
import { jvp } from "./jvp.ts";

/**
 * The Hessian of a scalar function of one tensor, times a vector: the derivative of the gradient along that
 * vector (forward over reverse), without ever holding the Hessian.
 *
 * ```ts
 * import { hvp, tensor, type Tensor } from "@leibniz/core";
 * const f = (x: Tensor) => x.pow(3).sum();
 * console.log(hvp(f, tensor([1, 2]), tensor([1, 10])).data); // Float64Array(2) [ 6, 120 ]
 * ```
 *
 * @throws GradientError when the function returns no scalar, or the vector is not like the argument.
 */
export function hvp(f: (x: Tensor) => Tensor, x: Tensor, vector: Tensor): Tensor {
  return jvp((at: Tensor) => grad(f)(at), [x], [vector]).tangent;
}
