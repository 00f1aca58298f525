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
