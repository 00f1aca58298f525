import { adamUpdate, type Parameter, type Tensor } from "@leibniz/core";
import { type Beginnings, type Kept, Optimiser, type Parameters } from "./optimiser.ts";
import { flag, fraction, nonNegative, type SettingsForm } from "../settings.ts";

export interface AdamSettings {
  /** Default 0.001. */
  readonly learningRate: number;
  /** How much stays of the mean of the gradients; default 0.9. */
  readonly beta1: number;
  /** How much stays of the mean of their squares; default 0.999. */
  readonly beta2: number;
  /** Keeps the divisor from 0; default 1e-8. */
  readonly epsilon: number;
  /** Default 0 for Adam, where it joins the gradient; 0.01 for AdamW, where it shrinks the parameter. */
  readonly weightDecay: number;
  /** Divides by the greatest mean of squares so far; default false. */
  readonly amsgrad: boolean;
}

export type AdamMoment = "mean" | "square" | "largest";

export const ADAM: SettingsForm<AdamSettings> = {
  name: "Adam",
  defaults: {
    learningRate: 0.001,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
    weightDecay: 0,
    amsgrad: false,
  },
  rules: {
    learningRate: nonNegative,
    beta1: fraction,
    beta2: fraction,
    epsilon: nonNegative,
    weightDecay: nonNegative,
    amsgrad: flag,
  },
};

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
export class Adam extends Optimiser<AdamSettings, AdamMoment> {
  constructor(parameters: Parameters<AdamSettings>, options: Partial<AdamSettings> = {}) {
    super(ADAM, parameters, options);
  }

  protected override keeps({ amsgrad }: AdamSettings): Beginnings<AdamMoment> {
    return keptByAdam(amsgrad);
  }

  protected override update(
    w: Parameter,
    g: Tensor,
    rate: Tensor,
    kept: Kept<AdamMoment>,
    settings: AdamSettings,
  ): Tensor {
    return adamStep(w, g, rate, kept, settings, false);
  }
}

export function keptByAdam(amsgrad: boolean): Beginnings<AdamMoment> {
  return { arrays: { mean: 0, square: 0, ...(amsgrad ? { largest: 0 } : {}) } };
}

/** The step of Adam; `decoupled` decay shrinks the parameter itself. */
export function adamStep(
  w: Parameter,
  g: Tensor,
  rate: Tensor,
  { step, mean, square, largest }: Kept<AdamMoment>,
  settings: AdamSettings,
  decoupled: boolean,
): Tensor {
  const moments = { mean, square, largest: settings.amsgrad ? largest : null };
  return adamUpdate(w, g, moments, { rate, step }, { ...settings, decoupled });
}
