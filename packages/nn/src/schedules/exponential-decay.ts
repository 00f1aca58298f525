import { nonNegative, settingsOf } from "../settings.ts";
import type { Rate } from "./rate.ts";

export interface ExponentialDecayOptions {
  /** What the rate is multiplied by at each step. */
  readonly factor: number;
}

const FORM = { name: "exponentialDecay", defaults: { factor: Number.NaN }, rules: { factor: nonNegative } };

/**
 * A learning rate that falls at each step: base · factor^step.
 *
 * ```ts
 * import { exponentialDecay } from "@leibniz/nn";
 * const rate = exponentialDecay({ factor: 0.5 });
 * console.log(rate(8, 0), rate(8, 3)); // 8 1
 * ```
 *
 * @throws LeibnizError unless `factor` is a number, 0 or greater.
 */
export function exponentialDecay(options: ExponentialDecayOptions): Rate {
  const { factor } = settingsOf(FORM, options);
  return (base, step) => base * factor ** step;
}
