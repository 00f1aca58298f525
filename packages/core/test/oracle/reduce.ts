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
