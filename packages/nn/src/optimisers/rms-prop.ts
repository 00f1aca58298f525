import type { Parameter, Tensor } from "@leibniz/core";
import { decayed, runningMean } from "./decayed.ts";
import { type Beginnings, type Kept, Optimiser, type Parameters } from "./optimiser.ts";
import { flag, fraction, nonNegative, type SettingsForm } from "../settings.ts";

export interface RmsPropSettings {
  /** Default 0.01. */
  readonly learningRate: number;
  /** How much stays of the mean of squares; default 0.99. */
  readonly alpha: number;
  /** Keeps the divisor from 0; default 1e-8. */
  readonly epsilon: number;
  /** How much of the parameter is added to its gradient; default 0. */
  readonly weightDecay: number;
  /** How much of the velocity stays; default 0: no velocity. */
  readonly momentum: number;
  /** Divides by the standard deviation of the gradients, not by the root of their mean square; default false. */
  readonly centred: boolean;
}

type Name = "square" | "mean" | "velocity";

const FORM: SettingsForm<RmsPropSettings> = {
  name: "RmsProp",
  defaults: {
    learningRate: 0.01,
    alpha: 0.99,
    epsilon: 1e-8,
    weightDecay: 0,
    momentum: 0,
    centred: false,
  },
  rules: {
    learningRate: nonNegative,
    alpha: fraction,
    epsilon: nonNegative,
    weightDecay: nonNegative,
    momentum: nonNegative,
    centred: flag,
  },
};

/**
 * RMSProp: AdaGrad with a memory that fades.
 *
 * - d = ∂L/∂w + weightDecay · w
 * - h ← α h + (1 − α) d², and when centred m ← α m + (1 − α) d
 * - s = d / (√h + ε), or d / (√(h − m²) + ε) when centred
 * - v ← momentum · v + s and w ← w − learningRate · v; without momentum w ← w − learningRate · s
 *
 * Sources: T. Tieleman and G. Hinton, lecture 6.5 of "Neural networks for machine learning", 2012; centred: A. Graves,
 * "Generating sequences with recurrent neural networks", 2013.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * import { RmsProp } from "@leibniz/nn";
 * const w = parameter(3, { name: "w" });
 * const optimiser = new RmsProp([w], { learningRate: 0.5, alpha: 0.75, epsilon: 0 });
 * w.square().backward();
 * optimiser.step();
 * console.log(w.item()); // 2
 * ```
 */
export class RmsProp extends Optimiser<RmsPropSettings, Name> {
  constructor(parameters: Parameters<RmsPropSettings>, options: Partial<RmsPropSettings> = {}) {
    super(FORM, parameters, options);
  }

  protected override keeps({ centred, momentum }: RmsPropSettings): Beginnings<Name> {
    return {
      arrays: { square: 0, ...(centred ? { mean: 0 } : {}), ...(momentum > 0 ? { velocity: 0 } : {}) },
    };
  }

  protected override update(
    w: Parameter,
    g: Tensor,
    rate: Tensor,
    { square, mean, velocity }: Kept<Name>,
    { alpha, epsilon, weightDecay, momentum, centred }: RmsPropSettings,
  ): Tensor {
    const d = decayed(g, w, weightDecay);
    square.assign(runningMean(square, alpha, d.square()));
    let spread: Tensor = square;
    if (centred) {
      mean.assign(runningMean(mean, alpha, d));
      // Rounding may bring it below 0 where all gradients are alike.
      spread = square.sub(mean.square()).maximum(0);
    }
    const scaled = d.div(spread.sqrt().add(epsilon));
    if (momentum === 0) return w.sub(rate.mul(scaled));
    velocity.assign(velocity.mul(momentum).add(scaled));
    return w.sub(rate.mul(velocity));
  }
}
