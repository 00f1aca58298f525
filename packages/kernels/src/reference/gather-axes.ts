import type { Values } from "../values.ts";

/** Walks `out` in order, row by row: the leading axes as an odometer, the last one in a loop of its own. */
export function gatherAxes(out: Values, x: Values, places: readonly Int32Array[], fill = 0): void {
  const lead = places.length - 1;
  if (lead < 0) {
    out[0] = x[0]!;
    return;
  }
  const last = places[lead]!;
  const index = new Array<number>(lead).fill(0);
  for (let row = 0; row < out.length; row += last.length) {
    let from = 0;
    let outside = false;
    for (let axis = 0; axis < lead; axis++) {
      const place = places[axis]![index[axis]!]!;
      if (place < 0) outside = true;
      from += place;
    }
    if (outside) out.fill(fill, row, row + last.length);
    else {
      for (let j = 0; j < last.length; j++) {
        const place = last[j]!;
        out[row + j] = place < 0 ? fill : x[from + place]!;
      }
    }
    for (let axis = lead - 1; axis >= 0; axis--) {
      if (++index[axis]! < places[axis]!.length) break;
      index[axis] = 0;
    }
  }
}
