import type { ContoursLayer } from "./plot-doc.ts";

export interface ContourLabel {
  readonly x: number;
  readonly y: number;
  readonly level: number;
}

/** A place of the plot from 0 to 1 along each axis. */
type Place = readonly [number, number];

/** From the border of the plot, in shares of its size. */
const BORDER = 0.05;
/** Labels that would be nearer to each other than this are left out. */
const NEAREST = 0.055;

/**
 * Where each level is written on its line: as far as can be from the other labels and from what must not be covered.
 * A level without a free place has no label.
 */
export function contourLabels(layer: ContoursLayer, avoid: readonly Place[]): ContourLabel[] {
  const { x, y, z, levels } = layer;
  const columns = x.length;
  const taken: Place[] = [...avoid];
  const labels: ContourLabel[] = [];
  for (const level of levels) {
    let best: Place | null = null;
    let bestRoom = NEAREST;
    for (let row = 0; row < y.length; row += 2) {
      for (let column = 0; column + 1 < columns; column++) {
        const a = z[row * columns + column];
        const b = z[row * columns + column + 1];
        if (a == null || b == null || a === b || a < level === b < level) continue;
        const place: Place = [(column + (level - a) / (b - a)) / (columns - 1), row / (y.length - 1)];
        if (Math.min(...place) < BORDER || Math.max(...place) > 1 - BORDER) continue;
        let room = Infinity;
        for (const other of taken) {
          room = Math.min(room, Math.hypot(place[0] - other[0], place[1] - other[1]));
        }
        // A little towards the right upper diagonal, where readers look for them in a row.
        room = Math.min(room, 0.3) + 0.02 * (place[0] + place[1]);
        if (room > bestRoom) [best, bestRoom] = [place, room];
      }
    }
    if (best === null) continue;
    taken.push(best);
    labels.push({
      x: x[0]! + best[0] * (x.at(-1)! - x[0]!),
      y: y[0]! + best[1] * (y.at(-1)! - y[0]!),
      level,
    });
  }
  return labels;
}
