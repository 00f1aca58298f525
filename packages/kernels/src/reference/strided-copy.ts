import type { Values } from "../values.ts";

/** Walks `out` in order and `x` by strides, as an odometer: the last axis turns fastest. */
export function stridedCopy(
  out: Values,
  x: Values,
  shape: readonly number[],
  strides: readonly number[],
  offset = 0,
): void {
  const rank = shape.length;
  const index = new Array<number>(rank).fill(0);
  let from = offset;
  for (let i = 0; i < out.length; i++) {
    out[i] = x[from]!;
    for (let axis = rank - 1; axis >= 0; axis--) {
      from += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      from -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
}
