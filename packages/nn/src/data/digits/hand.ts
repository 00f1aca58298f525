import { cosineOfTurn, type Random } from "@leibniz/core";
import type { Stroke } from "./glyphs.ts";

/** The width and height of a picture in pixels. */
export const SIDE = 28;

const PIECES = 5;

/** A stroke as the corners of its short pieces: x, y, x, y, … */
export function flatten(stroke: Stroke): number[] {
  const count = stroke.length / 2;
  if (count === 2) return [...stroke];
  const flat: number[] = [];
  const point = (i: number, axis: number) => stroke[2 * Math.min(count - 1, Math.max(0, i)) + axis]!;
  for (let i = 0; i < count - 1; i++) {
    for (let piece = 0; piece < PIECES; piece++) {
      for (const axis of [0, 1]) {
        flat.push(
          between(point(i - 1, axis), point(i, axis), point(i + 1, axis), point(i + 2, axis), piece / PIECES),
        );
      }
    }
  }
  flat.push(point(count - 1, 0), point(count - 1, 1));
  return flat;
}

/** The Catmull–Rom curve through b and c, u of the way from one to the other; a and d are the points around them. */
function between(a: number, b: number, c: number, d: number, u: number): number {
  return b + 0.5 * u * (c - a + u * (2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a)));
}

/** One way of holding the pen: moves the points of a glyph to where a hand would put them on the picture. */
export function randomHand(random: Random): (strokes: readonly (readonly number[])[]) => number[][] {
  const turn = random.normal(0, 0.028);
  const [cosine, sine] = [cosineOfTurn(turn), cosineOfTurn(turn - 0.25)];
  const slant = random.normal(0.12, 0.22);
  const height = random.uniform(0.16, 0.21);
  const width = height * random.uniform(0.75, 1.3);
  const [right, down] = [random.normal(0, 0.9), random.normal(0, 0.9)];
  // The elastic part: waves of a length near that of the digit, the same for all strokes, so that they stay joined.
  const waves = Array.from({ length: 3 }, () => ({
    x: random.normal(0, 0.006),
    y: random.normal(0, 0.006),
    phase: random.uniform(),
    right: random.normal(0, 2.8),
    down: random.normal(0, 2.8),
  }));
  return (strokes) => {
    const moved = strokes.map((points) => {
      const to: number[] = [];
      for (let i = 0; i < points.length; i += 2) {
        let [x, y] = [points[i]! - 50, points[i + 1]! - 50];
        for (const wave of waves) {
          const along = cosineOfTurn(wave.x * x + wave.y * y + wave.phase);
          x += wave.right * along;
          y += wave.down * along;
        }
        x = (x - slant * y) * width;
        y *= height;
        to.push(cosine * x - sine * y, sine * x + cosine * y);
      }
      return to;
    });
    center(moved, SIDE / 2 + right, SIDE / 2 + down);
    return moved;
  };
}

/** Moves the strokes so that the middle of their bounding box lies at (x, y). */
function center(strokes: readonly number[][], x: number, y: number): void {
  for (const [axis, to] of [x, y].entries()) {
    let [least, most] = [Infinity, -Infinity];
    for (const points of strokes) {
      for (let i = axis; i < points.length; i += 2) {
        least = Math.min(least, points[i]!);
        most = Math.max(most, points[i]!);
      }
    }
    const by = to - (least + most) / 2;
    for (const points of strokes) for (let i = axis; i < points.length; i += 2) points[i]! += by;
  }
}
