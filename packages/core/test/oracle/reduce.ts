import { arrayFrom, indexAt, type NumberArray } from "./array.ts";

export interface Reduction {
  readonly axes?: number | readonly number[];
  readonly keepDims?: boolean;
}

/** `f` of all the elements that share an index on the axes that are not reduced. */
export function reduce(x: NumberArray, f: (x: number[]) => number, options: Reduction = {}): NumberArray {
  const rank = x.shape.length;
  const { axes = [...x.shape.keys()], keepDims = false } = options;
  const reduced = [axes].flat().map((axis) => (axis < 0 ? axis + rank : axis));
  const places = x.data.map((value, flat) => ({ value, index: indexAt(x.shape, flat) }));
  const kept = arrayFrom(
    x.shape.map((extent, axis) => (reduced.includes(axis) ? 1 : extent)),
    (at) =>
      f(
        places
          .filter(({ index }) => index.every((i, axis) => reduced.includes(axis) || i === at[axis]))
          .map(({ value }) => value),
      ),
  );
  return keepDims ? kept : { ...kept, shape: x.shape.filter((_, axis) => !reduced.includes(axis)) };
}

export function sum(x: readonly number[]): number {
  return x.reduce((total, next) => total + next, 0);
}

/** The largest; NaN wins. */
export function largest(x: readonly number[]): number {
  return x.some(Number.isNaN) ? NaN : [...x].sort((a, b) => b - a)[0]!;
}

/** The smallest; NaN wins. */
export function smallest(x: readonly number[]): number {
  return -largest(x.map((value) => -value));
}

/** The position of the first largest number; NaN wins. */
export function positionOfLargest(x: readonly number[]): number {
  const most = largest(x);
  return x.findIndex((value) => value === most || (Number.isNaN(value) && Number.isNaN(most)));
}

export function product(x: readonly number[]): number {
  return x.reduce((total, next) => total * next, 1);
}

export function mean(x: readonly number[]): number {
  return sum(x) / x.length;
}

/** NaN when there are no more numbers than the correction. */
export function variance(x: readonly number[], correction = 1): number {
  if (x.length <= correction) return NaN;
  const center = mean(x);
  return sum(x.map((value) => (value - center) ** 2)) / (x.length - correction);
}

/** log Σ eˣ, of numbers whose exponentials do not overflow, of −∞ alone, or with ∞ or NaN among them. */
export function logSumExp(x: readonly number[]): number {
  return Math.log(sum(x.map(Math.exp)));
}

export function norm(x: readonly number[], p: number): number {
  const sizes = x.map(Math.abs);
  return p === 1 ? sum(sizes) : p === 2 ? Math.sqrt(sum(sizes.map((size) => size * size))) : largest(sizes);
}
