import { fraction, nonNegative, type SettingsForm } from "../settings.ts";

/** What the optimisers have that keep means of gradients and of their squares. */
export interface MomentSettings {
  /** Default 0.001; 0.002 for NAdam. */
  readonly learningRate: number;
  /** How much stays of the mean of the gradients; default 0.9. */
  readonly beta1: number;
  /** How much stays of the mean of their squares; default 0.999. */
  readonly beta2: number;
  /** Keeps the divisor from 0; default 1e-8. */
  readonly epsilon: number;
  /** How much of the parameter is added to its gradient; default 0. For AdamW 0.01, where it shrinks the parameter. */
  readonly weightDecay: number;
}

export const MOMENTS: Omit<SettingsForm<MomentSettings>, "name"> = {
  defaults: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
  rules: {
    learningRate: nonNegative,
    beta1: fraction,
    beta2: fraction,
    epsilon: nonNegative,
    weightDecay: nonNegative,
  },
};
