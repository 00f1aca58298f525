import { readNumber } from "../format-number.ts";
import type { NumberDoc, ValueDoc } from "../graph/graph-doc.ts";

/** Whether two values are the same within a tolerance. */
export type Same = (a: ValueDoc | null, b: ValueDoc | null) => boolean;

/**
 * Compares numbers relative to the largest number of their tensor, so that rounding in a sum that cancels does not
 * count. Numbers nearer to each other than a millionth of the tolerance are the same too: 0 and 1e-17 are, by rounding.
 * NaN is the same as NaN. Of large tensors only the summaries are known.
 */
export function sameWithin(tolerance: number): Same {
  return (a, b) => {
    if (a === null || b === null) return a === b;
    if (!sameShape(a, b)) return false;
    const [left, right] =
      a.data !== null && b.data !== null ? [a.data, b.data] : [summaryOf(a), summaryOf(b)];
    if (left === null || right === null) return left === right;
    const allowed = tolerance * Math.max(largest(left), largest(right), 1e-6);
    return left.every((number, i) => near(readNumber(number), readNumber(right[i] ?? "NaN"), allowed));
  };
}

/** Whether two values have the same shape. */
export function sameShape(a: ValueDoc, b: ValueDoc): boolean {
  return a.shape.length === b.shape.length && a.shape.every((length, axis) => length === b.shape[axis]);
}

function near(a: number, b: number, allowed: number): boolean {
  return Object.is(a, b) || a === b || Math.abs(a - b) <= allowed;
}

function largest(numbers: readonly NumberDoc[]): number {
  let most = 0;
  for (const number of numbers) {
    const size = Math.abs(readNumber(number));
    if (Number.isFinite(size) && size > most) most = size;
  }
  return most;
}

/** Least, largest and mean: what a document keeps of a large tensor, computed where it kept more. */
function summaryOf({ data, summary }: ValueDoc): readonly NumberDoc[] | null {
  if (summary !== null) return [summary.min, summary.max, summary.mean];
  if (data === null || data.length === 0) return null;
  let [min, max, total] = [Infinity, -Infinity, 0];
  for (const each of data) {
    const number = readNumber(each);
    min = Math.min(min, number);
    max = Math.max(max, number);
    total += number;
  }
  return [min, max, total / data.length];
}
