import type { ReductionKernel } from "../kernels.ts";
import type { Values } from "../values.ts";

export const sum: ReductionKernel = (out, x, outer, extent, inner) => {
  if (inner === 1) {
    for (let o = 0; o < outer; o++) out[o] = pairwiseSum(x, o * extent, extent);
    return;
  }
  // In doubles, whatever the output holds: a long column of float32 would lose its last digits to its own size.
  const inPlace = out instanceof Float64Array;
  const totals = inPlace ? out : new Float64Array(inner);
  for (let o = 0; o < outer; o++) {
    const base = inPlace ? o * inner : 0;
    totals.fill(0, base, base + inner);
    for (let e = 0; e < extent; e++) {
      const from = (o * extent + e) * inner;
      for (let i = 0; i < inner; i++) totals[base + i]! += x[from + i]!;
    }
    if (!inPlace) out.set(totals, o * inner);
  }
};

/** The largest along the extent; NaN wins, as one bad number must not be hidden. */
export const max: ReductionKernel = (out, x, outer, extent, inner) => {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      let largest = -Infinity;
      for (let e = 0; e < extent; e++) largest = Math.max(largest, x[(o * extent + e) * inner + i]!);
      out[o * inner + i] = largest;
    }
  }
};

/**
 * Sums `length` numbers from `start` in the order NumPy does: eight partial sums in a block of 128, blocks
 * in halves. The error grows with log n instead of n, and printed digits agree with the book's.
 */
function pairwiseSum(x: Values, start: number, length: number): number {
  if (length < 8) {
    let total = 0;
    for (let i = 0; i < length; i++) total += x[start + i]!;
    return total;
  }
  if (length > 128) {
    const half = (length >> 1) - ((length >> 1) % 8);
    return pairwiseSum(x, start, half) + pairwiseSum(x, start + half, length - half);
  }
  let r0 = x[start]!;
  let r1 = x[start + 1]!;
  let r2 = x[start + 2]!;
  let r3 = x[start + 3]!;
  let r4 = x[start + 4]!;
  let r5 = x[start + 5]!;
  let r6 = x[start + 6]!;
  let r7 = x[start + 7]!;
  let i = 8;
  for (; i < length - (length % 8); i += 8) {
    const at = start + i;
    r0 += x[at]!;
    r1 += x[at + 1]!;
    r2 += x[at + 2]!;
    r3 += x[at + 3]!;
    r4 += x[at + 4]!;
    r5 += x[at + 5]!;
    r6 += x[at + 6]!;
    r7 += x[at + 7]!;
  }
  let total = r0 + r1 + (r2 + r3) + (r4 + r5 + (r6 + r7));
  for (; i < length; i++) total += x[start + i]!;
  return total;
}
