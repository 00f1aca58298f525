import { checkOptions, scope, type Tensor } from "@leibniz/core";
import { asFloat, floatOf } from "../layers/as-float.ts";
import { reduced, type ReductionChoice } from "./reduction.ts";
import { areIndices, atClasses, type TargetChoice } from "./targets.ts";

/**
 * The negative log-likelihood of log-probabilities, such as `logSoftmax` gives: `−log p` of the right class, or
 * `−Σ tₖ log pₖ`, for each row, by default the mean over the rows.
 *
 * Shapes: logProbabilities (N, C) or (C,); t class indices (int32) (N,) or (), or probabilities of that shape.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { nll } from "@leibniz/nn";
 * const logProbabilities = tensor([[-0.5, -2], [-1, -3]]);
 * console.log(nll(logProbabilities, tensor([0, 1], { dtype: "int32" })).item()); // 1.75
 * ```
 *
 * @throws ShapeError when the targets do not fit.
 * @throws DTypeError for indices that are not int32, and for bool targets without the option `targets`.
 */
export function nll(
  logProbabilities: Tensor,
  t: Tensor,
  options: ReductionChoice & TargetChoice = {},
): Tensor {
  checkOptions("nll", options, ["reduction", "targets"]);
  const { reduction, ...choice } = options;
  const byIndex = areIndices("nll", logProbabilities, t, choice);
  return scope("nll", () => {
    const x = floatOf(logProbabilities);
    const each = byIndex ? atClasses(x, t) : x.mul(asFloat(t, x.dtype)).sum({ axes: -1 });
    return reduced("nll", each.neg(), reduction);
  });
}
