import { ShapeError, shapeText } from "./errors.ts";
import { wholeNumber } from "./whole-number.ts";

/**
 * Which elements of one axis a slice takes: from `start` up to but without `stop`, `step` apart, as NumPy's
 * `start:stop:step`. What is left out or null is open; null alone is the whole axis.
 */
export type SliceRange =
  readonly [start?: number | null, stop?: number | null, step?: number | null] | null | undefined;

type OwnRange = readonly (number | null)[] | null;

/** The elements `start`, `start + step`, …, `count` of them. */
export interface Span {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/**
 * The ranges as they are now: a caller may change its list before the backward pass.
 *
 * @throws ShapeError for what is no range.
 */
export function ownRanges(op: string, ranges: readonly SliceRange[]): readonly OwnRange[] {
  const asIn = "as in [[0, 2], null]";
  if (!Array.isArray(ranges)) {
    throw new ShapeError(
      op,
      `the ranges are an array, [start, stop, step] or null for each axis, ${asIn}; got ${typeof ranges}`,
    );
  }
  return Array.from(ranges as readonly unknown[], (range, axis): OwnRange => {
    if (range === null || range === undefined) return null;
    if (!Array.isArray(range) || range.length > 3) {
      const one = typeof range === "number" ? `; element ${range} alone is [${range}, ${range + 1}]` : "";
      throw new ShapeError(op, `the range of axis ${axis} is [start, stop, step] or null, ${asIn}${one}`);
    }
    const [start, stop, step] = Array.from({ length: 3 }, (_, i) => (range[i] ?? null) as number | null);
    if (start !== null) wholeNumber(op, `start of axis ${axis}`, start);
    if (stop !== null) wholeNumber(op, `stop of axis ${axis}`, stop);
    if (step !== null && wholeNumber(op, `step of axis ${axis}`, step) === 0) {
      throw new ShapeError(op, `the step of axis ${axis} is 0; −1 walks backwards`);
    }
    return [start!, stop!, step!];
  });
}

/**
 * What the ranges take of each axis of `shape`. Bounds beyond an end stop at the end, as in Python's
 * `slice.indices`.
 *
 * @throws ShapeError when there are more ranges than axes.
 */
export function spansOf(op: string, ranges: readonly OwnRange[], shape: readonly number[]): Span[] {
  if (ranges.length > shape.length) {
    throw new ShapeError(op, `${ranges.length} ranges for the ${shape.length} axes of ${shapeText(shape)}`, [
      shape,
    ]);
  }
  return shape.map((extent, axis) => {
    const [start = null, stop = null, step = null] = ranges[axis] ?? [];
    const by = step ?? 1;
    // Walking backwards, "before the first element" is −1.
    const [low, high] = by > 0 ? [0, extent] : [-1, extent - 1];
    const bound = (at: number) => (at < 0 ? Math.max(at + extent, low) : Math.min(at, high));
    const from = start === null ? (by > 0 ? low : high) : bound(start);
    const to = stop === null ? (by > 0 ? high : low) : bound(stop);
    return { start: from, step: by, count: Math.max(0, Math.ceil((to - from) / by)) };
  });
}

/** The ranges as NumPy writes them: `0:2, ::-1`. */
export function rangesText(ranges: readonly OwnRange[]): string {
  if (ranges.length === 0) return "...";
  return ranges
    .map((range) => {
      const [start = null, stop = null, step = null] = range ?? [];
      return `${start ?? ""}:${stop ?? ""}${step === null ? "" : `:${step}`}`;
    })
    .join(", ");
}

/** The ranges that take elements `from` to `to` of one axis, and the other axes whole. */
export function rangesAlong(axis: number, from: number, to: number): SliceRange[] {
  return [...Array<null>(axis).fill(null), [from, to]];
}
