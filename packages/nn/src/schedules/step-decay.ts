import { count, nonNegative, settingsOf } from "../settings.ts";
import type { Rate } from "./rate.ts";

export interface StepDecayOptions {
  /** After how many steps the rate falls, each time. */
  readonly every: number;
  /** What it is multiplied by; default 0.1. */
  readonly factor?: number;
}

const FORM = {
  name: "stepDecay",
  defaults: { every: 0, factor: 0.1 },
  rules: { every: count, factor: nonNegative },
};

/**
 * A learning rate that falls in equal steps: base · factor^⌊step / every⌋.
 *
 * ```ts
 * import { stepDecay } from "@leibniz/nn";
 * const rate = stepDecay({ every: 30, factor: 0.5 });
 * console.log(rate(0.1, 0), rate(0.1, 29), rate(0.1, 30)); // 0.1 0.1 0.05
 * ```
 *
 * @throws LeibnizError unless `every` is a whole number above 0.
 */
export function stepDecay(options: StepDecayOptions): Rate {
  const { every, factor } = settingsOf(FORM, options);
  return (base, step) => base * factor ** Math.floor(step / every);
}
