import { descend, LeibnizError, type Parameter, sgdUpdate, type Tensor } from "@leibniz/core";
import { decayed } from "./decayed.ts";
import { type Beginnings, type Kept, Optimiser, type Parameters } from "./optimiser.ts";
import { flag, nonNegative, type SettingsForm } from "../settings.ts";

export interface SgdSettings {
  /** Default 0.01. */
  readonly learningRate: number;
  /** How much of the velocity stays; default 0: no velocity. */
  readonly momentum: number;
  /** How much of the gradient does not enter the velocity, save at the first step; default 0. */
  readonly dampening: number;
  /** Looks ahead along the velocity; default false. */
  readonly nesterov: boolean;
  /** How much of the parameter is added to its gradient; default 0. */
  readonly weightDecay: number;
}

const FORM: SettingsForm<SgdSettings> = {
  name: "Sgd",
  defaults: { learningRate: 0.01, momentum: 0, dampening: 0, nesterov: false, weightDecay: 0 },
  rules: {
    learningRate: nonNegative,
    momentum: nonNegative,
    dampening: nonNegative,
    nesterov: flag,
    weightDecay: nonNegative,
  },
};

/**
 * Stochastic gradient descent, `w ← w − learningRate · ∂L/∂w`, with momentum when asked for:
 *
 * - d = ∂L/∂w + weightDecay · w
 * - v ← d at the first step, then momentum · v + (1 − dampening) · d
 * - w ← w − learningRate · v, or w − learningRate · (d + momentum · v) by Nesterov
 *
 * Source: I. Sutskever et al., "On the importance of initialization and momentum in deep learning", ICML 2013, in
 * PyTorch's form, where the velocity does not contain the learning rate.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * import { Sgd } from "@leibniz/nn";
 * const w = parameter([3, 4], { name: "w" });
 * const optimiser = new Sgd([w], { learningRate: 0.25 });
 * w.square().sum().backward();
 * optimiser.step();
 * console.log(w.data); // Float64Array(2) [ 1.5, 2 ]
 * ```
 */
export class Sgd extends Optimiser<SgdSettings, "velocity"> {
  /** @throws LeibnizError for wrong options, and for Nesterov without momentum or with dampening. */
  constructor(parameters: Parameters<SgdSettings>, options: Partial<SgdSettings> = {}) {
    super(FORM, parameters, options);
  }

  protected override check({ nesterov, momentum, dampening }: SgdSettings): void {
    if (nesterov && (momentum === 0 || dampening !== 0)) {
      throw new LeibnizError("Sgd", "nesterov wants a momentum above 0 and no dampening");
    }
  }

  protected override keeps({ momentum }: SgdSettings): Beginnings<"velocity"> {
    return momentum === 0 ? {} : { arrays: { velocity: 0 } };
  }

  protected override update(
    w: Parameter,
    g: Tensor,
    rate: Tensor,
    { velocity, step }: Kept<"velocity">,
    settings: SgdSettings,
  ): Tensor {
    if (settings.momentum === 0) return descend(w, decayed(g, w, settings.weightDecay), rate);
    return sgdUpdate(w, g, velocity, { rate, step }, settings);
  }
}
