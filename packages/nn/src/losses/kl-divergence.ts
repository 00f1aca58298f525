import { checkOptions, scope, type Tensor, where } from "@leibniz/core";
import { besides, reduced, type ReductionChoice } from "./reduction.ts";

/**
 * The Kullback–Leibler divergence `Σ tₖ (log tₖ − log qₖ)` of each row: how much is lost when the distribution q stands
 * in for t. It takes log q, as from `logSoftmax`, and t itself; a class with t = 0 adds nothing. By default the mean over
 * the rows, which PyTorch calls `batchmean`; its `mean` divides by the number of elements, which is no divergence.
 *
 * Shapes: logQ and t the same, (N, C) or (C,). `reduction: "none"` gives one number for each row.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { klDivergence } from "@leibniz/nn";
 * const half = tensor([0.5, 0.5]);
 * console.log(klDivergence(half.log(), tensor([1, 0])).item() === Math.log(2)); // true
 * ```
 *
 * @throws ShapeError when logQ and t differ in shape.
 */
export function klDivergence(logQ: Tensor, t: Tensor, options: ReductionChoice = {}): Tensor {
  checkOptions("klDivergence", options, ["reduction"]);
  const { reduction } = options;
  return scope("klDivergence", () => {
    const [logProbabilities, targets] = besides("klDivergence", logQ, t);
    // 0 · log 0 is NaN, and its limit 0; 0 · log q is 0 also where q is 0.
    const silent = targets.equal(0);
    const lost = where(silent, 1, targets)
      .log()
      .sub(where(silent, 0, logProbabilities));
    const terms = targets.mul(lost);
    return reduced("klDivergence", terms.rank === 0 ? terms : terms.sum({ axes: -1 }), reduction);
  });
}
