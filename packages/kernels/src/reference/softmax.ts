import type { Kernels, ReductionKernel } from "../kernels.ts";

export const softmax: ReductionKernel = (out, x, outer, extent, inner) => {
  const row = new Float64Array(extent);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * extent * inner + i;
      let largest = -Infinity;
      for (let e = 0; e < extent; e++) largest = Math.max(largest, x[start + e * inner]!);
      let total = 0;
      for (let e = 0; e < extent; e++) total += row[e] = Math.exp(x[start + e * inner]! - largest);
      for (let e = 0; e < extent; e++) out[start + e * inner] = row[e]! / total;
    }
  }
};

export const logSoftmax: ReductionKernel = (out, x, outer, extent, inner) => {
  const largest = new Float64Array(outer * inner);
  const logTotals = new Float64Array(outer * inner);
  logSumExp(largest, logTotals, x, outer, extent, inner);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const place = o * inner + i;
      for (let e = 0; e < extent; e++) {
        const at = (o * extent + e) * inner + i;
        out[at] = x[at]! - largest[place]! - logTotals[place]!;
      }
    }
  }
};

/** The largest stands for the 1 of log1p. */
export const logSumExp: Kernels["logSumExp"] = (largest, logTotals, x, outer, extent, inner) => {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * extent * inner + i;
      let [top, place] = [-Infinity, 0];
      for (let e = 0; e < extent; e++) {
        const value = x[start + e * inner]!;
        if (value > top || Number.isNaN(value)) [top, place] = [value, e];
        if (Number.isNaN(value)) break;
      }
      let others = 0;
      for (let e = 0; e < extent; e++) if (e !== place) others += Math.exp(x[start + e * inner]! - top);
      largest[o * inner + i] = top;
      // ∞ − ∞ is NaN: neither an ∞ nor a row of −∞ alone has a softmax.
      logTotals[o * inner + i] = Number.isFinite(top) ? Math.log1p(others) : NaN;
    }
  }
};
