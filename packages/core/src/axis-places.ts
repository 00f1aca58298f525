import { stridesOf } from "./axes.ts";

/**
 * Where along each axis the elements of a result come from: indices into the axis of the input, −1 for nothing.
 * An axis that stays as it is has none.
 */
export type AxisSources = readonly (ArrayLike<number> | undefined)[];

/** The sources as the kernel `gatherAxes` takes them: steps through a row-major array of `shape`. */
export function placesOf(shape: readonly number[], sources: AxisSources): Int32Array[] {
  const strides = stridesOf(shape);
  return shape.map((extent, axis) => {
    const stride = strides[axis]!;
    const from = sources[axis];
    const places = new Int32Array(from === undefined ? extent : from.length);
    for (let i = 0; i < places.length; i++) {
      const source = from === undefined ? i : from[i]!;
      places[i] = source < 0 ? -1 : source * stride;
    }
    return places;
  });
}
