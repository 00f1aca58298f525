import { checkOptions, scope, type Tensor } from "@leibniz/core";
import { besides, reduced, type ReductionChoice, sumOfEachRow } from "./reduction.ts";

/**
 * Half the sum of the squared differences, `E = ½ Σ (y − t)²`, by default over all rows; `reduction: "mean"` is the mean
 * of the rows' losses. Half, so that ∂E/∂y = y − t. The lecture notes call it the mean squared error in places: that is
 * {@link meanSquaredError}.
 *
 * Shapes: y and t the same; one row is (C,), a batch (N, C).
 *
 * ```ts
 * import { tensor, variable } from "@leibniz/core";
 * import { sumSquaredError } from "@leibniz/nn";
 * const y = variable([3, 1]);
 * const E = sumSquaredError(y, tensor([1, 1]));
 * E.backward();
 * console.log(E.item(), y.grad?.data); // 2 Float64Array(2) [ 2, 0 ]
 * ```
 *
 * Source: the book, ch. 4.2.
 *
 * @throws ShapeError when y and t differ in shape.
 */
export function sumSquaredError(y: Tensor, t: Tensor, options: ReductionChoice = {}): Tensor {
  checkOptions("sumSquaredError", options, ["reduction"]);
  const { reduction = "sum" } = options;
  return scope("sumSquaredError", () => {
    const [predictions, targets] = besides("sumSquaredError", y, t);
    return reduced("sumSquaredError", sumOfEachRow(predictions.sub(targets).square()).mul(0.5), reduction);
  });
}
