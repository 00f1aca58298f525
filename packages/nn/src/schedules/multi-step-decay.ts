import { LeibnizError } from "@leibniz/core";
import { nonNegative, settingsOf, wholeNumber } from "../settings.ts";
import type { Rate } from "./rate.ts";

export interface MultiStepDecayOptions {
  /** At which steps the rate falls. */
  readonly milestones: readonly number[];
  /** What it is multiplied by, each time; default 0.1. */
  readonly factor?: number;
}

const FORM = {
  name: "multiStepDecay",
  defaults: { milestones: [] as readonly number[], factor: 0.1 },
  rules: {
    milestones: (value: unknown) =>
      Array.isArray(value) && value.length > 0 && value.every((step) => wholeNumber(step) === null)
        ? null
        : "an array of whole numbers, as in [60, 80]",
    factor: nonNegative,
  },
};

/**
 * A learning rate that falls at chosen steps: base · factor^(how many milestones have been reached).
 *
 * ```ts
 * import { multiStepDecay } from "@leibniz/nn";
 * const rate = multiStepDecay({ milestones: [60, 80], factor: 0.5 });
 * console.log(rate(1, 59), rate(1, 60), rate(1, 80)); // 1 0.5 0.25
 * ```
 *
 * @throws LeibnizError for milestones that are no whole numbers, or do not rise.
 */
export function multiStepDecay(options: MultiStepDecayOptions): Rate {
  const { milestones, factor } = settingsOf(FORM, options);
  if (milestones.some((step, i) => i > 0 && step <= milestones[i - 1]!)) {
    throw new LeibnizError("multiStepDecay", `the milestones rise; got [${milestones.join(", ")}]`);
  }
  return (base, step) => base * factor ** milestones.filter((milestone) => milestone <= step).length;
}
