import { arrayFrom, countedFromFront, elementAt, indexAt, type NumberArray } from "./array.ts";
import { broadcastShape, broadcastTo } from "./broadcast.ts";

export type Range =
  readonly [start?: number | null, stop?: number | null, step?: number | null] | null | undefined;

/**
 * The positions that a range takes of an axis, by the rules of Python's reference ("Sequence types", notes 4
 * and 5): a bound that is too large is cut to the extent (one less for a negative step), one that is too small
 * to 0 (to before it).
 */
export function positions(extent: number, range: Range): number[] {
  const step = range?.[2] ?? 1;
  const cut = (bound: number | null | undefined, open: number) => {
    if (bound === null || bound === undefined) return open;
    const counted = countedFromFront(bound, extent);
    return step > 0 ? Math.min(Math.max(counted, 0), extent) : Math.min(Math.max(counted, -1), extent - 1);
  };
  const start = cut(range?.[0], step > 0 ? 0 : extent - 1);
  const stop = cut(range?.[1], step > 0 ? extent : -1);
  const found: number[] = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) found.push(i);
  return found;
}

export function slice(x: NumberArray, ranges: readonly Range[]): NumberArray {
  const taken = x.shape.map((extent, axis) => positions(extent, ranges[axis]));
  return arrayFrom(
    taken.map((list) => list.length),
    (index) =>
      elementAt(
        x,
        index.map((i, axis) => taken[axis]![i]!),
      ),
  );
}

/** Zeros, with `y` where the ranges say. */
export function unslice(y: NumberArray, shape: readonly number[], ranges: readonly Range[]): NumberArray {
  const taken = shape.map((extent, axis) => positions(extent, ranges[axis]));
  return arrayFrom(shape, (index) => {
    const place = index.map((i, axis) => taken[axis]!.indexOf(i));
    return place.includes(-1) ? 0 : elementAt(y, place);
  });
}

export function concat(parts: readonly NumberArray[], axis = 0): NumberArray {
  const { shape } = parts[0]!;
  const along = countedFromFront(axis, shape.length);
  const total = parts.reduce((sum, part) => sum + part.shape[along]!, 0);
  return arrayFrom(
    shape.map((extent, other) => (other === along ? total : extent)),
    (index) => {
      let [which, i] = [0, index[along]!];
      while (i >= parts[which]!.shape[along]!) i -= parts[which++]!.shape[along]!;
      return elementAt(
        parts[which]!,
        index.map((own, other) => (other === along ? i : own)),
      );
    },
  );
}

export function stack(parts: readonly NumberArray[], axis = 0): NumberArray {
  const { shape } = parts[0]!;
  const place = countedFromFront(axis, shape.length + 1);
  return arrayFrom([...shape.slice(0, place), parts.length, ...shape.slice(place)], (index) =>
    elementAt(parts[index[place]!]!, [...index.slice(0, place), ...index.slice(place + 1)]),
  );
}

/** The part of an axis from one place to another, counted in sizes. */
export function part(x: NumberArray, sizes: readonly number[], which: number, axis = 0): NumberArray {
  const along = countedFromFront(axis, x.shape.length);
  const start = sizes.slice(0, which).reduce((sum, size) => sum + size, 0);
  return arrayFrom(
    x.shape.map((extent, other) => (other === along ? sizes[which]! : extent)),
    (index) =>
      elementAt(
        x,
        index.map((i, other) => (other === along ? i + start : i)),
      ),
  );
}

/** `z[…, j, …] = x[…, index[…, j, …], …]`. */
export function gather(x: NumberArray, index: NumberArray, axis: number): NumberArray {
  const along = countedFromFront(axis, x.shape.length);
  return arrayFrom(index.shape, (at) =>
    elementAt(
      x,
      at.map((i, other) => (other === along ? countedFromFront(elementAt(index, at), x.shape[along]!) : i)),
    ),
  );
}

/** `z[…, index[…, j, …], …] += source[…, j, …]`. */
export function scatterAdd(
  x: NumberArray,
  index: NumberArray,
  source: NumberArray,
  axis: number,
): NumberArray {
  const along = countedFromFront(axis, x.shape.length);
  const named = index.data.map((i, flat) => ({
    target: indexAt(index.shape, flat).map((own, other) =>
      other === along ? countedFromFront(i, x.shape[along]!) : own,
    ),
    value: source.data[flat]!,
  }));
  return arrayFrom(x.shape, (at) =>
    named
      .filter(({ target }) => target.join() === at.join())
      .reduce((sum, { value }) => sum + value, elementAt(x, at)),
  );
}

/** An index vector as the index array that names whole rows. */
function spread(index: NumberArray, like: NumberArray, along: number): NumberArray {
  return arrayFrom(
    like.shape.map((extent, axis) => (axis === along ? index.data.length : extent)),
    (at) => index.data[at[along]!]!,
  );
}

export function indexSelect(x: NumberArray, index: NumberArray, axis: number): NumberArray {
  return gather(x, spread(index, x, countedFromFront(axis, x.shape.length)), axis);
}

export function indexAdd(x: NumberArray, index: NumberArray, source: NumberArray, axis: number): NumberArray {
  return scatterAdd(x, spread(index, x, countedFromFront(axis, x.shape.length)), source, axis);
}

/** NumPy's `take_along_axis`: beside the axis both arrays broadcast. */
export function takeAlongAxis(x: NumberArray, index: NumberArray, axis: number): NumberArray {
  const along = countedFromFront(axis, x.shape.length);
  const beside = ({ shape }: NumberArray) => shape.map((extent, other) => (other === along ? 1 : extent));
  const common = broadcastShape(beside(x), beside(index));
  const whole = (array: NumberArray) =>
    broadcastTo(
      array,
      common.map((extent, other) => (other === along ? array.shape[along]! : extent)),
    );
  return gather(whole(x), whole(index), axis);
}

export function oneHot(indices: NumberArray, depth: number): NumberArray {
  return arrayFrom([...indices.shape, depth], (index) =>
    countedFromFront(elementAt(indices, index.slice(0, -1)), depth) === index.at(-1) ? 1 : 0,
  );
}
