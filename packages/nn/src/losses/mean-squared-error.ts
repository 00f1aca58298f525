import { checkOptions, scope, type Tensor } from "@leibniz/core";
import { besides, reduced, type ReductionChoice } from "./reduction.ts";

/**
 * The mean of the squared differences over all elements, `E = Σ (y − t)² / n`. ∂E/∂y = 2 (y − t) / n.
 *
 * Shapes: y and t the same.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { meanSquaredError } from "@leibniz/nn";
 * console.log(meanSquaredError(tensor([3, 1]), tensor([1, 1])).item()); // 2
 * ```
 *
 * @throws ShapeError when y and t differ in shape.
 */
export function meanSquaredError(y: Tensor, t: Tensor, options: ReductionChoice = {}): Tensor {
  checkOptions("meanSquaredError", options, ["reduction"]);
  const { reduction } = options;
  return scope("meanSquaredError", () => {
    const [predictions, targets] = besides("meanSquaredError", y, t);
    return reduced("meanSquaredError", predictions.sub(targets).square(), reduction);
  });
}
