import { arrayFrom, elementAt, type NumberArray } from "./array.ts";

/** NumPy's rule: aligned at the last axis, an extent of 1 or a missing axis repeats. */
export function broadcastShape(...shapes: (readonly number[])[]): number[] {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) => {
    const extents = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1);
    return extents.find((extent) => extent !== 1) ?? 1;
  });
}

/** The element that stands at `index` once `x` is repeated. */
export function repeatedAt(x: NumberArray, index: readonly number[]): number {
  const own = index.slice(index.length - x.shape.length);
  return elementAt(
    x,
    own.map((i, axis) => (x.shape[axis] === 1 ? 0 : i)),
  );
}

export function broadcastTo(x: NumberArray, shape: readonly number[]): NumberArray {
  return arrayFrom(shape, (index) => repeatedAt(x, index));
}

/** `f` on each element of arrays that broadcast. */
export function elementwise(f: (...x: number[]) => number, ...inputs: NumberArray[]): NumberArray {
  return arrayFrom(broadcastShape(...inputs.map((x) => x.shape)), (index) =>
    f(...inputs.map((x) => repeatedAt(x, index))),
  );
}
