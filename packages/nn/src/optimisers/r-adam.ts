import { type Parameter, pow, type Tensor } from "@leibniz/core";
import { decayed, runningMean } from "./decayed.ts";
import { MOMENTS, type MomentSettings } from "./moments.ts";
import { type Beginnings, type Kept, Optimiser, type Parameters } from "./optimiser.ts";

export type RAdamSettings = MomentSettings;

type Name = "mean" | "square";

/**
 * Rectified Adam: plain momentum until enough gradients have been seen to trust their variance.
 *
 * - d = ∂L/∂w + weightDecay · w
 * - m ← β₁ m + (1 − β₁) d and v ← β₂ v + (1 − β₂) d²; m̂ = m / (1 − β₁ᵗ)
 * - ρ∞ = 2 / (1 − β₂) − 1 and ρ = ρ∞ − 2t β₂ᵗ / (1 − β₂ᵗ)
 * - where ρ > 5: w ← w − learningRate · m̂ · r · √(1 − β₂ᵗ) / (√v + ε),
 *   with r² = (ρ − 4)(ρ − 2) ρ∞ / ((ρ∞ − 4)(ρ∞ − 2) ρ)
 * - else: w ← w − learningRate · m̂
 *
 * Source: L. Liu et al., "On the variance of the adaptive learning rate and beyond", ICLR 2020.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * import { RAdam } from "@leibniz/nn";
 * const w = parameter(3, { name: "w" });
 * const optimiser = new RAdam([w], { learningRate: 0.25, beta1: 0.5 });
 * w.square().backward();
 * optimiser.step();
 * console.log(w.item()); // 1.5
 * ```
 */
export class RAdam extends Optimiser<RAdamSettings, Name> {
  constructor(parameters: Parameters<RAdamSettings>, options: Partial<RAdamSettings> = {}) {
    super({ ...MOMENTS, name: "RAdam" }, parameters, options);
  }

  protected override keeps(): Beginnings<Name> {
    return { arrays: { mean: 0, square: 0 } };
  }

  protected override update(
    w: Parameter,
    g: Tensor,
    rate: Tensor,
    { step, mean, square }: Kept<Name>,
    { beta1, beta2, epsilon, weightDecay }: RAdamSettings,
  ): Tensor {
    const d = decayed(g, w, weightDecay);
    mean.assign(runningMean(mean, beta1, d));
    square.assign(runningMean(square, beta2, d.square()));
    const corrected = mean.div(pow(beta1, step).neg().add(1).cast(w.dtype));

    const power = pow(beta2, step);
    const unbiased = power.neg().add(1);
    const most = 2 / (1 - beta2) - 1;
    const rho = step.mul(power).mul(2).div(unbiased).neg().add(most);
    // Where ρ ≤ 5 the root is not looked at; at 5 it is real, as it is above.
    const safe = rho.maximum(5);
    const rectified = safe
      .sub(4)
      .mul(safe.sub(2))
      .mul(most / ((most - 4) * (most - 2)))
      .div(safe)
      .mul(unbiased)
      .sqrt()
      .cast(w.dtype);
    const adapted = rectified.div(square.sqrt().add(epsilon));
    return w.sub(corrected.mul(rate).mul(rho.greater(5).where(adapted, 1)));
  }
}
