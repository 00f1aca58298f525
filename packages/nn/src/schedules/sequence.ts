import { LeibnizError } from "@leibniz/core";
import { wholeNumber } from "../settings.ts";
import type { Rate } from "./rate.ts";

/** A schedule in a {@link sequence}. */
export interface Stage {
  readonly rate: Rate;
  /** The step at which it takes over; 0 for the first. */
  readonly from: number;
}

/**
 * Schedules one after the other; each counts its steps from where it takes over.
 *
 * ```ts
 * import { cosineAnnealing, sequence, warmUp } from "@leibniz/nn";
 * const rate = sequence(
 *   { from: 0, rate: warmUp({ steps: 10 }) },
 *   { from: 10, rate: cosineAnnealing({ steps: 90 }) },
 * );
 * console.log(rate(1, 5), rate(1, 10), rate(1, 55), rate(1, 100)); // 0.5 1 0.5 0
 * ```
 *
 * @throws LeibnizError unless the stages begin at 0 and rise.
 */
export function sequence(...stages: readonly Stage[]): Rate {
  if (
    stages[0]?.from !== 0 ||
    stages.some(({ from }, i) => wholeNumber(from) !== null || (i > 0 && from <= stages[i - 1]!.from))
  ) {
    throw new LeibnizError("sequence", "the stages begin at step 0, and each later than the one before it");
  }
  return (base, step) => {
    const { rate, from } = stages.findLast((stage) => stage.from <= step) ?? stages[0]!;
    return rate(base, step - from);
  };
}
