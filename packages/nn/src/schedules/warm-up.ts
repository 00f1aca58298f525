import { count, nonNegative, settingsOf } from "../settings.ts";
import type { Rate } from "./rate.ts";

export interface WarmUpOptions {
  /** In how many steps the rate rises to its full height. */
  readonly steps: number;
  /** The share of it that there is at first; default 0. */
  readonly start?: number;
}

const FORM = {
  name: "warmUp",
  defaults: { steps: 0, start: 0 },
  rules: { steps: count, start: nonNegative },
};

/**
 * A learning rate that rises along a line and then stays: base · (start + (1 − start) · min(step / steps, 1)).
 *
 * ```ts
 * import { warmUp } from "@leibniz/nn";
 * const rate = warmUp({ steps: 4, start: 0.5 });
 * console.log(rate(8, 0), rate(8, 2), rate(8, 100)); // 4 6 8
 * ```
 *
 * @throws LeibnizError unless `steps` is a whole number above 0.
 */
export function warmUp(options: WarmUpOptions): Rate {
  const { steps, start } = settingsOf(FORM, options);
  return (base, step) => base * (start + (1 - start) * Math.min(step / steps, 1));
}
