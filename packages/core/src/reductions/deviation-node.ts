import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { ReductionOptions } from "../axes.ts";
import { toFloat } from "../dtype.ts";
import { LeibnizError } from "../errors.ts";
import type { FusedNode } from "../fused.ts";
import { opNameOf } from "../op-node.ts";
import { mean } from "../ops/mean.ts";
import { sub } from "../ops/sub.ts";
import type { Tensor } from "../tensor.ts";
import { eachRun } from "./each-run.ts";
import { fillMeans } from "./means.ts";
import { ReductionNode } from "./reduction-node.ts";
import { sumOfSquares } from "./squares.ts";

/** Over which axes a spread is measured, and how. */
export interface DeviationOptions extends ReductionOptions {
  /** What is subtracted from n: 1 (Bessel's, the default) for a sample, 0 for a whole population. */
  readonly correction?: number;
}

/** A reduction that is made of the squared deviations from the mean. */
export abstract class DeviationNode extends ReductionNode<DeviationOptions> implements FusedNode {
  constructor(options: DeviationOptions = {}) {
    super(options, ["correction"]);
    const { correction } = options;
    if (correction !== undefined && !(Number.isFinite(correction) && correction >= 0)) {
      throw new LeibnizError(
        opNameOf(this),
        `the correction is 1 for a sample, 0 for a population, or another number from 0 up; got ${String(correction)}`,
      );
    }
  }

  abstract expand(x: Tensor): Tensor;

  /** The answer, from the mean of the squared deviations, which is `meanSquare · scale²`. */
  protected abstract answer(meanSquare: number, scale: number): number;

  protected override dtype(x: DType): DType {
    return toFloat(x);
  }

  /** By what the sum of squares is divided; NaN, as the answer is to be, when there are too few numbers. */
  protected get divisor(): number {
    const divisor = this.count - (this.options.correction ?? 1);
    return divisor > 0 ? divisor : NaN;
  }

  /** How far each number lies from the mean. */
  protected deviations(x: Tensor): Tensor {
    return sub(x, mean(x, this.keeping));
  }

  /** Two passes: the mean first, then the squares of what differs from it. */
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const plan = this.plan(x);
    const { divisor } = this;
    const means = new Float64Array(out.length);
    fillMeans(k, means, plan);
    eachRun(plan, (place, start, step) => {
      const { sum, scale } = sumOfSquares(plan.values, start, step, plan.extent, means[place]!);
      out[place] = this.answer(sum / divisor, scale);
    });
  }
}
