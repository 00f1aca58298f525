import type { Parameter, Tensor } from "@leibniz/core";
import { decayed } from "./decayed.ts";
import { type Beginnings, type Kept, Optimiser, type Parameters } from "./optimiser.ts";
import { nonNegative, type SettingsForm } from "../settings.ts";

export interface AdaGradSettings {
  /** Default 0.01. */
  readonly learningRate: number;
  /** How fast the learning rate falls with the steps; default 0. */
  readonly learningRateDecay: number;
  /** How much of the parameter is added to its gradient; default 0. */
  readonly weightDecay: number;
  /** What the sum of squares starts from; default 0. */
  readonly initialAccumulator: number;
  /** Keeps the divisor from 0; default 1e-10. */
  readonly epsilon: number;
}

const FORM: SettingsForm<AdaGradSettings> = {
  name: "AdaGrad",
  defaults: {
    learningRate: 0.01,
    learningRateDecay: 0,
    weightDecay: 0,
    initialAccumulator: 0,
    epsilon: 1e-10,
  },
  rules: {
    learningRate: nonNegative,
    learningRateDecay: nonNegative,
    weightDecay: nonNegative,
    initialAccumulator: nonNegative,
    epsilon: nonNegative,
  },
};

/**
 * AdaGrad: the more a number has moved, the smaller its steps become.
 *
 * - d = ∂L/∂w + weightDecay · w
 * - h ← h + d²
 * - w ← w − learningRate / (1 + (t − 1) · learningRateDecay) · d / (√h + ε), where t counts the steps
 *
 * Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods for online learning and stochastic
 * optimization", JMLR 12, 2011, in PyTorch's form.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * import { AdaGrad } from "@leibniz/nn";
 * const w = parameter(3, { name: "w" });
 * const optimiser = new AdaGrad([w], { learningRate: 0.5, epsilon: 0 });
 * w.square().backward();
 * optimiser.step();
 * console.log(w.item()); // 2.5
 * ```
 */
export class AdaGrad extends Optimiser<AdaGradSettings, "squares"> {
  constructor(parameters: Parameters<AdaGradSettings>, options: Partial<AdaGradSettings> = {}) {
    super(FORM, parameters, options);
  }

  protected override keeps({ initialAccumulator }: AdaGradSettings): Beginnings<"squares"> {
    return { arrays: { squares: initialAccumulator } };
  }

  protected override update(
    w: Parameter,
    g: Tensor,
    rate: Tensor,
    { step, squares }: Kept<"squares">,
    { learningRateDecay, weightDecay, epsilon }: AdaGradSettings,
  ): Tensor {
    const d = decayed(g, w, weightDecay);
    const slowed = rate.div(step.sub(1).mul(learningRateDecay).add(1).cast(w.dtype));
    squares.assign(squares.add(d.square()));
    return w.sub(slowed.mul(d).div(squares.sqrt().add(epsilon)));
  }
}
