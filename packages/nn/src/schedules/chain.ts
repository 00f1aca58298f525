import type { Rate } from "./rate.ts";

/**
 * Schedules that act together: each takes what the one before it returns for the same step.
 *
 * ```ts
 * import { chain, stepDecay, warmUp } from "@leibniz/nn";
 * const rate = chain(warmUp({ steps: 4 }), stepDecay({ every: 10, factor: 0.5 }));
 * console.log(rate(8, 2), rate(8, 9), rate(8, 10)); // 4 8 4
 * ```
 */
export function chain(...rates: readonly Rate[]): Rate {
  return (base, step) => rates.reduce((value, rate) => rate(value, step), base);
}
