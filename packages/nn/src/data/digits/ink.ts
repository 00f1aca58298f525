import type { Random } from "@leibniz/core";
import { SIDE } from "./hand.ts";

const distances = new Float64Array(SIDE * SIDE);
const blurred = new Float64Array(SIDE * SIDE);

/**
 * Draws strokes, in pixels, into a picture of numbers from 0, paper, to 1, ink: antialiased, then blurred a little as a
 * scanner does, with grains.
 */
export function ink(strokes: readonly (readonly number[])[], random: Random, picture: Float32Array): void {
  const radius = random.uniform(0.8, 1.8);
  const strength = random.uniform(0.75, 1);
  const blur = random.uniform(0, 0.12);
  const grain = random.uniform(0.01, 0.08);
  distances.fill(SIDE * SIDE);
  for (const points of strokes) {
    for (let i = 0; i + 3 < points.length; i += 2) {
      approach(points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!, radius + 1);
    }
  }
  for (let i = 0; i < picture.length; i++) {
    // From the middle of a pixel to the stroke: half a pixel around its edge is the part that it covers.
    distances[i] = strength * Math.min(1, Math.max(0, radius + 0.5 - Math.sqrt(distances[i]!)));
  }
  soften(distances, blurred, 1, blur);
  soften(blurred, distances, SIDE, blur);
  for (let i = 0; i < picture.length; i++) {
    // Four bytes add up to nearly a normal number: mean 510, standard deviation 147.8.
    const bits = random.bits();
    const sum = (bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24);
    picture[i] = Math.min(1, Math.max(0, distances[i]! + (grain / 147.8) * (sum - 510)));
  }
}

/** Lowers the squared distance of each pixel near a straight piece to its distance from that. */
function approach(x0: number, y0: number, x1: number, y1: number, reach: number): void {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const squared = dx * dx + dy * dy || 1;
  const top = Math.max(0, Math.floor(Math.min(y0, y1) - reach));
  const bottom = Math.min(SIDE - 1, Math.ceil(Math.max(y0, y1) + reach));
  const left = Math.max(0, Math.floor(Math.min(x0, x1) - reach));
  const right = Math.min(SIDE - 1, Math.ceil(Math.max(x0, x1) + reach));
  for (let row = top; row <= bottom; row++) {
    const y = row + 0.5 - y0;
    for (let column = left; column <= right; column++) {
      const x = column + 0.5 - x0;
      const along = Math.min(1, Math.max(0, (x * dx + y * dy) / squared));
      const [away, off] = [x - along * dx, y - along * dy];
      const distance = away * away + off * off;
      const at = row * SIDE + column;
      if (distance < distances[at]!) distances[at] = distance;
    }
  }
}

/** Gives a share of each number to its neighbours `step` before and behind it. */
function soften(from: Float64Array, to: Float64Array, step: number, share: number): void {
  for (let i = 0; i < from.length; i++) {
    to[i] = (1 - 2 * share) * from[i]! + share * ((from[i - step] ?? 0) + (from[i + step] ?? 0));
  }
}
