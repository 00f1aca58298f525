import { ADAM, AdamRule, type AdamSettings } from "./adam-rule.ts";
import type { Parameters } from "./optimiser.ts";

/**
 * Adam: each number of a parameter has a step of its own, from the mean of its gradients and that of their squares.
 *
 * - d = ∂L/∂w + weightDecay · w
 * - m ← β₁ m + (1 − β₁) d and v ← β₂ v + (1 − β₂) d²
 * - w ← w − learningRate · m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ) and t counts the steps
 *
 * With `amsgrad` the greatest v so far stands for v.
 *
 * Sources: D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015; S. J. Reddi et al., "On the
 * convergence of Adam and beyond", ICLR 2018.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * import { Adam } from "@leibniz/nn";
 * const w = parameter([3, -4], { name: "w" });
 * const optimiser = new Adam([w], { learningRate: 0.5, epsilon: 0 });
 * w.square().sum().backward();
 * optimiser.step(); // the first step is the learning rate, whatever the gradient
 * console.log(w.data); // Float64Array(2) [ 2.5, -3.5 ]
 * ```
 */
export class Adam extends AdamRule {
  constructor(parameters: Parameters<AdamSettings>, options: Partial<AdamSettings> = {}) {
    super({ ...ADAM, name: "Adam" }, parameters, options);
  }

  protected override get decoupled(): boolean {
    return false;
  }
}
