import { checkOptions, scope, type Tensor } from "@leibniz/core";
import { bent, refuseBend } from "./huber.ts";
import { besides, reduced, type ReductionChoice } from "./reduction.ts";

/**
 * The absolute difference |d| without its corner: `½ d² / beta` where |d| < beta, and `|d| − ½ beta` beyond. It is
 * `huber` with delta = beta, divided by beta. By default beta is 1, and the mean is over all elements.
 *
 * Shapes: y and t the same.
 *
 * Source: R. Girshick, "Fast R-CNN", 2015.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { smoothL1 } from "@leibniz/nn";
 * console.log(smoothL1(tensor([1, 10]), tensor([0, 0]), { beta: 2, reduction: "none" }).data); // Float64Array(2) [ 0.25, 9 ]
 * ```
 *
 * @throws ShapeError when y and t differ in shape.
 * @throws LeibnizError when beta is not a positive number; for beta = 0 use `l1`.
 */
export function smoothL1(
  y: Tensor,
  t: Tensor,
  options: ReductionChoice & { readonly beta?: number } = {},
): Tensor {
  checkOptions("smoothL1", options, ["beta", "reduction"]);
  const { beta = 1, reduction } = options;
  refuseBend("smoothL1", "beta", beta);
  return scope("smoothL1", () => {
    const [predictions, targets] = besides("smoothL1", y, t);
    return reduced("smoothL1", bent(predictions.sub(targets), beta, beta), reduction);
  });
}
