import { checkOptions, relu, scope, type Tensor } from "@leibniz/core";
import { besides, reduced, type ReductionChoice } from "./reduction.ts";

/**
 * The hinge loss `max(0, margin − t · y)` of scores y against signs t, which are 1 or −1: 0 once a score lies on its
 * side by the margin, 1 when left out. By default the mean over all elements. ∂E/∂y = −t / n where it is not 0.
 *
 * Shapes: y and t the same.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { hinge } from "@leibniz/nn";
 * const signs = tensor([1, 1, -1]);
 * console.log(hinge(tensor([2, 0.5, 3]), signs, { reduction: "none" }).data); // Float64Array(3) [ 0, 0.5, 4 ]
 * ```
 *
 * @throws ShapeError when y and t differ in shape.
 */
export function hinge(
  y: Tensor,
  t: Tensor,
  options: ReductionChoice & { readonly margin?: number } = {},
): Tensor {
  checkOptions("hinge", options, ["margin", "reduction"]);
  const { margin = 1, reduction } = options;
  return scope("hinge", () => {
    const [scores, signs] = besides("hinge", y, t);
    return reduced("hinge", relu(scores.mul(signs).neg().add(margin)), reduction);
  });
}
