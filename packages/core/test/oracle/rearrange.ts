import { arrayFrom, countedFromFront, elementAt, flatten, type NumberArray } from "./array.ts";

type Several = number | readonly number[];

/** The array of `shape` whose element at each index is that of `x` at `from(index)`, or `fill` for null. */
function rearranged(
  x: NumberArray,
  shape: readonly number[],
  from: (index: readonly number[]) => readonly number[] | null,
  fill = 0,
): NumberArray {
  return arrayFrom(shape, (index) => {
    const place = from(index);
    return place === null ? fill : elementAt(x, place);
  });
}

export function flip(x: NumberArray, axes: Several = [...x.shape.keys()]): NumberArray {
  const reversed = [axes].flat().map((axis) => countedFromFront(axis, x.shape.length));
  return rearranged(x, x.shape, (index) =>
    index.map((i, axis) => (reversed.includes(axis) ? x.shape[axis]! - 1 - i : i)),
  );
}

/** Along several axes one after the other; without axes as one long row. */
export function roll(x: NumberArray, shift: Several, axes?: Several): NumberArray {
  if (axes === undefined) return { ...roll(flatten(x), shift, 0), shape: x.shape };
  return [axes].flat().reduce((rolled: NumberArray, axis, which) => {
    const moving = countedFromFront(axis, x.shape.length);
    const by = [shift].flat()[which]!;
    return rearranged(rolled, x.shape, (index) =>
      index.map((i, other) => {
        if (other !== moving) return i;
        const extent = x.shape[axis < 0 ? axis + x.shape.length : axis]!;
        let from = i - by;
        while (from < 0) from += extent;
        return from % extent;
      }),
    );
  }, x);
}

export function repeat(x: NumberArray, repeats: Several, axis?: number): NumberArray {
  if (axis === undefined) return repeat(flatten(x), repeats, 0);
  const along = countedFromFront(axis, x.shape.length);
  const origin: number[] = [];
  for (let i = 0; i < x.shape[along]!; i++) {
    const times = typeof repeats === "number" ? repeats : repeats[i]!;
    for (let time = 0; time < times; time++) origin.push(i);
  }
  return rearranged(
    x,
    x.shape.map((extent, other) => (other === along ? origin.length : extent)),
    (index) => index.map((i, other) => (other === along ? origin[i]! : i)),
  );
}

export function tile(x: NumberArray, repeats: Several): NumberArray {
  const times = [repeats].flat();
  const shape = [...x.shape];
  while (shape.length < times.length) shape.unshift(1);
  while (times.length < shape.length) times.unshift(1);
  return rearranged(
    { ...x, shape },
    shape.map((extent, axis) => extent * times[axis]!),
    (index) => index.map((i, axis) => i % shape[axis]!),
  );
}

export interface Padding {
  readonly before?: Several;
  readonly after?: Several;
  readonly mode?: "constant" | "reflect" | "edge";
  readonly value?: number;
}

export function pad(x: NumberArray, { before = 0, after = 0, mode, value = 0 }: Padding): NumberArray {
  const of = (counts: Several, axis: number) => (typeof counts === "number" ? counts : counts[axis]!);
  const shape = x.shape.map((extent, axis) => of(before, axis) + extent + of(after, axis));
  return rearranged(
    x,
    shape,
    (index) => {
      const from = index.map((i, axis) => {
        const last = x.shape[axis]! - 1;
        const at = i - of(before, axis);
        if (mode === "edge") return Math.min(Math.max(at, 0), last);
        // A mirror at each end: the distance from the last place, the distance of that from the first.
        return mode === "reflect" ? last - Math.abs(last - Math.abs(at)) : at;
      });
      return from.every((i, axis) => i >= 0 && i < x.shape[axis]!) ? from : null;
    },
    value,
  );
}

/** The elements whose column is at most (`lower`) or at least their row, `offset` columns further right. */
export function triangle(x: NumberArray, lower: boolean, offset = 0): NumberArray {
  return rearranged(x, x.shape, (index) => {
    const [row, column] = index.slice(-2) as [number, number];
    return (lower ? column <= row + offset : column >= row + offset) ? index : null;
  });
}

export function diagonal(
  x: NumberArray,
  offset = 0,
  axes: readonly [number, number] = [-2, -1],
): NumberArray {
  const [rows, columns] = axes.map((axis) => countedFromFront(axis, x.shape.length)) as [number, number];
  const places: [number, number][] = [];
  for (let row = 0; row < x.shape[rows]!; row++) {
    const column = row + offset;
    if (column >= 0 && column < x.shape[columns]!) places.push([row, column]);
  }
  const rest = [...x.shape.keys()].filter((axis) => axis !== rows && axis !== columns);
  return rearranged(x, [...rest.map((axis) => x.shape[axis]!), places.length], (index) => {
    const [row, column] = places[index.at(-1)!]!;
    return [...x.shape.keys()].map((axis) =>
      axis === rows ? row : axis === columns ? column : index[rest.indexOf(axis)]!,
    );
  });
}
