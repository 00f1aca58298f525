import { allocate } from "@leibniz/kernels";
import { kernels } from "../kernels.ts";
import { arrayOf, type Tensor } from "../tensor.ts";
import { checkUpdate } from "./check-update.ts";
import { tensorOf } from "./held-array.ts";

/**
 * One step of gradient descent, `w − rate · g`, as a new constant: what a parameter may be assigned.
 *
 * Shapes: `w` and `g` alike, `rate` 0-d of any float dtype. One pass over the numbers, by a kernel.
 *
 * ```ts
 * import { descend, parameter, tensor } from "@leibniz/core";
 * const w = parameter([1, 2], { name: "w" });
 * w.assign(descend(w, tensor([10, -10]), tensor(0.1)));
 * console.log(w.data); // Float64Array(2) [ 0, 3 ]
 * ```
 *
 * @throws GradientError when `g` is not of the dtype and shape of `w`.
 */
export function descend(w: Tensor, g: Tensor, rate: Tensor): Tensor {
  checkUpdate("descend", w, { gradient: g }, { rate });
  const out = allocate(w.dtype, w.size);
  kernels().descend(out, arrayOf(w), arrayOf(g), rate.item());
  return tensorOf(out, w.type);
}
