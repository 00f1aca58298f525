import { checkOptions, scope, type Tensor } from "@leibniz/core";
import { besides, reduced, type ReductionChoice } from "./reduction.ts";

/**
 * The absolute differences, `|y − t|`, by default the mean over all elements. ∂E/∂y is the sign of y − t, over n; 0 at 0.
 *
 * Shapes: y and t the same.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { l1 } from "@leibniz/nn";
 * console.log(l1(tensor([3, 1]), tensor([1, 2])).item()); // 1.5
 * ```
 *
 * @throws ShapeError when y and t differ in shape.
 */
export function l1(y: Tensor, t: Tensor, options: ReductionChoice = {}): Tensor {
  checkOptions("l1", options, ["reduction"]);
  const { reduction } = options;
  return scope("l1", () => {
    const [predictions, targets] = besides("l1", y, t);
    return reduced("l1", predictions.sub(targets).abs(), reduction);
  });
}
