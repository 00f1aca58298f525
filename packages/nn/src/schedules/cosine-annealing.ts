import { cosineOfTurn } from "@leibniz/core";
import { count, nonNegative, settingsOf } from "../settings.ts";
import type { Rate } from "./rate.ts";

export interface CosineAnnealingOptions {
  /** In how many steps the rate falls to its minimum; after that it rises again, as the cosine does. */
  readonly steps: number;
  /** The rate at the bottom; default 0. */
  readonly minimum?: number;
}

const FORM = {
  name: "cosineAnnealing",
  defaults: { steps: 0, minimum: 0 },
  rules: { steps: count, minimum: nonNegative },
};

/**
 * A learning rate that falls along half a cosine: minimum + (base − minimum) · (1 + cos(π · step / steps)) / 2.
 *
 * Source: I. Loshchilov and F. Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017.
 *
 * ```ts
 * import { cosineAnnealing } from "@leibniz/nn";
 * const rate = cosineAnnealing({ steps: 100, minimum: 0.25 });
 * console.log(rate(1, 0), rate(1, 50), rate(1, 100)); // 1 0.625 0.25
 * ```
 *
 * @throws LeibnizError unless `steps` is a whole number above 0.
 */
export function cosineAnnealing(options: CosineAnnealingOptions): Rate {
  const { steps, minimum } = settingsOf(FORM, options);
  return (base, step) => minimum + ((base - minimum) * (1 + cosineOfTurn(step / (2 * steps)))) / 2;
}
