import { arrayFrom, elementAt, type NumberArray } from "./array.ts";

export interface Scan {
  readonly axis?: number;
  readonly reverse?: boolean;
}

/** At each place `f` of the numbers so far along an axis, from the first on, or from the last on. */
export function scan(x: NumberArray, f: (soFar: number[]) => number, options: Scan = {}): NumberArray {
  const { axis = 0, reverse = false } = options;
  const along = axis < 0 ? axis + x.shape.length : axis;
  return arrayFrom(x.shape, (index) => {
    const line = Array.from({ length: x.shape[along]! }, (_, i) => elementAt(x, index.with(along, i)));
    return f(reverse ? line.slice(index[along]).reverse() : line.slice(0, index[along]! + 1));
  });
}
