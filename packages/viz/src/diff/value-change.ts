import { type Digits, formatNumber, formatShape, formatValue, readNumber } from "../format-number.ts";
import type { NumberDoc, ValueDoc } from "../graph/graph-doc.ts";
import type { DiffWords } from "./diff-words.ts";
import { sameShape } from "./same-value.ts";

/** Tensors with at most this many numbers are printed whole. */
const MOST_PRINTED = 4;

/** From one value to another, as `200 → 300`; of a tensor the element that differs most, as `[1,2]: 3 → 4`. */
export function valueChange(
  a: ValueDoc | null,
  b: ValueDoc | null,
  digits: Digits,
  words: DiffWords,
): string {
  if (a !== null && b !== null && sameShape(a, b)) {
    if (a.data !== null && b.data !== null && a.data.length > MOST_PRINTED) {
      return largestChange(a.data, b.data, a.shape, digits, words);
    }
    const [from, to] = [a.summary, b.summary];
    if (from !== null && to !== null) {
      const part = (["mean", "min", "max"] as const).find((key) => !Object.is(from[key], to[key])) ?? "mean";
      const word = { mean: words.mean, min: words.least, max: words.largest }[part];
      return `${formatShape(a.shape)}, ${word} ${numberChange(from[part], to[part], digits)}`;
    }
  }
  const [from, to] = [formatValue(a, digits), formatValue(b, digits)];
  return from === to ? arrow(formatValue(a, "raw"), formatValue(b, "raw")) : arrow(from, to);
}

function largestChange(
  a: readonly NumberDoc[],
  b: readonly NumberDoc[],
  shape: readonly number[],
  digits: Digits,
  words: DiffWords,
): string {
  let [most, at, differing] = [-1, 0, 0];
  a.forEach((number, i) => {
    const [from, to] = [readNumber(number), readNumber(b[i] ?? "NaN")];
    if (Object.is(from, to)) return;
    differing++;
    const distance = Math.abs(to - from);
    const size = Number.isNaN(distance) ? Infinity : distance;
    if (size > most) [most, at] = [size, i];
  });
  const change = numberChange(a[at]!, b[at] ?? "NaN", digits);
  return `[${position(at, shape).join(",")}]: ${change}; ${words.elements(differing, a.length)}`;
}

/** The indices of the element that lies at `offset` of a row-major tensor. */
function position(offset: number, shape: readonly number[]): number[] {
  let rest = offset;
  const indices = shape.map(() => 0);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    indices[axis] = rest % shape[axis]!;
    rest = Math.floor(rest / shape[axis]!);
  }
  return indices;
}

/** With all digits where the shorter forms would look the same. */
function numberChange(a: NumberDoc, b: NumberDoc, digits: Digits): string {
  const [from, to] = [formatNumber(a, digits), formatNumber(b, digits)];
  return from === to ? arrow(formatNumber(a, "raw"), formatNumber(b, "raw")) : arrow(from, to);
}

const arrow = (from: string, to: string): string => `${from} → ${to}`;
