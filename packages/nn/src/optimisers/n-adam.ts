import { type Parameter, pow, type Tensor } from "@leibniz/core";
import { decayed, runningMean } from "./decayed.ts";
import { MOMENTS, type MomentSettings } from "./moments.ts";
import { type Beginnings, type Kept, Optimiser, type Parameters } from "./optimiser.ts";
import { nonNegative, type SettingsForm } from "../settings.ts";

export interface NAdamSettings extends MomentSettings {
  /** How fast the momentum grows towards β₁; default 0.004. */
  readonly momentumDecay: number;
}

type Name = "mean" | "square" | "momentumProduct";

const FORM: SettingsForm<NAdamSettings> = {
  name: "NAdam",
  defaults: { ...MOMENTS.defaults, learningRate: 0.002, momentumDecay: 0.004 },
  rules: { ...MOMENTS.rules, momentumDecay: nonNegative },
};

/**
 * Adam with Nesterov's momentum.
 *
 * - d = ∂L/∂w + weightDecay · w
 * - μₜ = β₁ (1 − ½ · 0.96^(t · momentumDecay)), and Πₜ = μ₁ · … · μₜ
 * - m ← β₁ m + (1 − β₁) d and v ← β₂ v + (1 − β₂) d²
 * - w ← w − learningRate · ((1 − μₜ) / (1 − Πₜ) · d + μₜ₊₁ / (1 − Πₜ₊₁) · m) / (√(v / (1 − β₂ᵗ)) + ε)
 *
 * Source: T. Dozat, "Incorporating Nesterov momentum into Adam", ICLR workshop 2016, in PyTorch's form.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * import { NAdam } from "@leibniz/nn";
 * const w = parameter(3, { name: "w" });
 * const optimiser = new NAdam([w], { learningRate: 0.5 });
 * w.square().backward();
 * optimiser.step();
 * console.log(w.item() < 3); // true
 * ```
 */
export class NAdam extends Optimiser<NAdamSettings, Name> {
  constructor(parameters: Parameters<NAdamSettings>, options: Partial<NAdamSettings> = {}) {
    super(FORM, parameters, options);
  }

  protected override keeps(): Beginnings<Name> {
    return { arrays: { mean: 0, square: 0 }, figures: { momentumProduct: 1 } };
  }

  protected override update(
    w: Parameter,
    g: Tensor,
    rate: Tensor,
    { step, mean, square, momentumProduct }: Kept<Name>,
    { beta1, beta2, epsilon, weightDecay, momentumDecay }: NAdamSettings,
  ): Tensor {
    const d = decayed(g, w, weightDecay);
    const momentumAt = (t: Tensor): Tensor => pow(0.96, t.mul(momentumDecay)).mul(-0.5).add(1).mul(beta1);
    const momentum = momentumAt(step);
    const next = momentumAt(step.add(1));
    momentumProduct.assign(momentumProduct.mul(momentum));
    mean.assign(runningMean(mean, beta1, d));
    square.assign(runningMean(square, beta2, d.square()));
    const now = momentum.neg().add(1).div(momentumProduct.neg().add(1)).cast(w.dtype);
    const ahead = next.div(momentumProduct.mul(next).neg().add(1)).cast(w.dtype);
    const correction = pow(beta2, step).neg().add(1).cast(w.dtype);
    const spread = square.div(correction).sqrt().add(epsilon);
    return w.sub(d.mul(rate.mul(now)).div(spread)).sub(mean.mul(rate.mul(ahead)).div(spread));
  }
}
