import type { Kernels, Values } from "@leibniz/kernels";
import type { ReductionPlan } from "../axes.ts";
import { eachRun } from "./each-run.ts";

/** Fills `out` with the mean of each run of numbers; NaN for none. */
export function fillMeans(k: Kernels, out: Values, plan: ReductionPlan): void {
  const { values, extent } = plan;
  // Sums of float32 numbers are kept in full until they are divided.
  const totals = out instanceof Float64Array ? out : new Float64Array(out.length);
  k.sum(totals, values, plan.outer, extent, plan.inner);
  let finite = true;
  for (let i = 0; i < out.length; i++) {
    out[i] = totals[i]! / extent;
    finite &&= Number.isFinite(totals[i]! / extent);
  }
  if (finite || extent === 0) return;
  // A sum may overflow where the mean does not.
  eachRun(plan, (place, start, step) => {
    if (Number.isFinite(out[place]!)) return;
    let mean = 0;
    for (let e = 0; e < extent; e++) mean += values[start + e * step]! / extent;
    out[place] = mean;
  });
}
