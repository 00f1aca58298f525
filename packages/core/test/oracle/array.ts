/** Numbers in nested arrays, as NumPy takes them. */
export type Nested = number | readonly Nested[];

/** A row-major array of numbers. */
export interface NumberArray {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, extent) => size * extent, 1);
}

export function arrayOf(nested: Nested): NumberArray {
  if (typeof nested === "number") return { shape: [], data: [nested] };
  const parts = nested.map(arrayOf);
  return { shape: [parts.length, ...(parts[0]?.shape ?? [])], data: parts.flatMap((part) => part.data) };
}

/** An array whose element at each index is `f(index)`. */
export function arrayFrom(shape: readonly number[], f: (index: readonly number[]) => number): NumberArray {
  return { shape, data: Array.from({ length: sizeOf(shape) }, (_, flat) => f(indexAt(shape, flat))) };
}

/** The index of the element at a place in row-major order. */
export function indexAt(shape: readonly number[], flat: number): number[] {
  const index: number[] = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift(flat % shape[axis]!);
    flat = Math.floor(flat / shape[axis]!);
  }
  return index;
}

export function elementAt(x: NumberArray, index: readonly number[]): number {
  return x.data[index.reduce((flat, i, axis) => flat * x.shape[axis]! + i, 0)]!;
}

export function reshape(x: NumberArray, shape: readonly number[]): NumberArray {
  const known = sizeOf(shape.filter((extent) => extent !== -1));
  return { shape: shape.map((extent) => (extent === -1 ? x.data.length / known : extent)), data: x.data };
}

export function transpose(x: NumberArray): NumberArray {
  return arrayFrom([...x.shape].reverse(), (index) => elementAt(x, [...index].reverse()));
}

/** Axis i of the result is axis `axes[i]` of `x`. */
export function permute(x: NumberArray, axes: readonly number[]): NumberArray {
  const from = axes.map((axis) => countedFromFront(axis, axes.length));
  return arrayFrom(
    from.map((axis) => x.shape[axis]!),
    (index) =>
      elementAt(
        x,
        [...x.shape.keys()].map((axis) => index[from.indexOf(axis)]!),
      ),
  );
}

export function swapAxes(x: NumberArray, axis: number, other: number): NumberArray {
  const rank = x.shape.length;
  const [a, b] = [countedFromFront(axis, rank), countedFromFront(other, rank)];
  return permute(
    x,
    [...x.shape.keys()].map((i) => (i === a ? b : i === b ? a : i)),
  );
}

/** The axes from `start` to `end`, both included, as one. */
export function flatten(x: NumberArray, start = 0, end = -1): NumberArray {
  const shape = x.shape.length === 0 ? [1] : x.shape;
  const [first, last] = [countedFromFront(start, shape.length), countedFromFront(end, shape.length)];
  const joined = sizeOf(shape.slice(first, last + 1));
  return { ...x, shape: [...shape.slice(0, first), joined, ...shape.slice(last + 1)] };
}

/** Without its axes of extent 1, or without those named. */
export function squeeze(x: NumberArray, axes?: number | readonly number[]): NumberArray {
  const named =
    axes === undefined ? null : [axes].flat().map((axis) => countedFromFront(axis, x.shape.length));
  return {
    ...x,
    shape: x.shape.filter((extent, axis) => (named === null ? extent !== 1 : !named.includes(axis))),
  };
}

export function unsqueeze(x: NumberArray, axes: number | readonly number[]): NumberArray {
  const list = [axes].flat();
  const rank = x.shape.length + list.length;
  const inserted = list.map((axis) => countedFromFront(axis, rank)).sort((a, b) => a - b);
  const shape = [...x.shape];
  for (const axis of inserted) shape.splice(axis, 0, 1);
  return { ...x, shape };
}

/** An axis, or an index along one, where −1 is the last of `extent`. */
export function countedFromFront(i: number, extent: number): number {
  return i < 0 ? i + extent : i;
}
