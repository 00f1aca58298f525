import type { ReductionPlan } from "../axes.ts";

/**
 * Calls `f` for each number of a reduction's output with where the numbers lie that it is made of: `extent` of
 * them from `start`, each `step` after the one before.
 */
export function eachRun(
  { outer, extent, inner }: Omit<ReductionPlan, "values">,
  f: (place: number, start: number, step: number) => void,
): void {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) f(o * inner + i, o * extent * inner + i, inner);
  }
}
