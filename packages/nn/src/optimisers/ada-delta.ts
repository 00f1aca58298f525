import type { Parameter, Tensor } from "@leibniz/core";
import { decayed, runningMean } from "./decayed.ts";
import { type Beginnings, type Kept, Optimiser, type Parameters } from "./optimiser.ts";
import { fraction, nonNegative, type SettingsForm } from "../settings.ts";

export interface AdaDeltaSettings {
  /** What the step is multiplied by; default 1. */
  readonly learningRate: number;
  /** How much stays of both means of squares; default 0.9. */
  readonly rho: number;
  /** Keeps the roots from 0; default 1e-6. */
  readonly epsilon: number;
  /** How much of the parameter is added to its gradient; default 0. */
  readonly weightDecay: number;
}

type Name = "square" | "movement";

const FORM: SettingsForm<AdaDeltaSettings> = {
  name: "AdaDelta",
  defaults: { learningRate: 1, rho: 0.9, epsilon: 1e-6, weightDecay: 0 },
  rules: { learningRate: nonNegative, rho: fraction, epsilon: nonNegative, weightDecay: nonNegative },
};

/**
 * AdaDelta: steps in proportion to those of late, so that no learning rate need be chosen.
 *
 * - d = ∂L/∂w + weightDecay · w
 * - h ← ρ h + (1 − ρ) d²
 * - s = √(u + ε) / √(h + ε) · d
 * - u ← ρ u + (1 − ρ) s² and w ← w − learningRate · s
 *
 * Source: M. D. Zeiler, "ADADELTA: an adaptive learning rate method", 2012.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * import { AdaDelta } from "@leibniz/nn";
 * const w = parameter(1, { name: "w" });
 * const optimiser = new AdaDelta([w], { rho: 0.75, epsilon: 3 });
 * w.square().backward();
 * optimiser.step(); // √3 / √(0.25 · 2² + 3) · 2
 * console.log(w.item().toFixed(12)); // -0.732050807569
 * ```
 */
export class AdaDelta extends Optimiser<AdaDeltaSettings, Name> {
  constructor(parameters: Parameters<AdaDeltaSettings>, options: Partial<AdaDeltaSettings> = {}) {
    super(FORM, parameters, options);
  }

  protected override keeps(): Beginnings<Name> {
    return { arrays: { square: 0, movement: 0 } };
  }

  protected override update(
    w: Parameter,
    g: Tensor,
    rate: Tensor,
    { square, movement }: Kept<Name>,
    { rho, epsilon, weightDecay }: AdaDeltaSettings,
  ): Tensor {
    const d = decayed(g, w, weightDecay);
    square.assign(runningMean(square, rho, d.square()));
    const s = movement.add(epsilon).sqrt().div(square.add(epsilon).sqrt()).mul(d);
    movement.assign(runningMean(movement, rho, s.square()));
    return w.sub(rate.mul(s));
  }
}
