import { arrayFrom, elementAt, type NumberArray, sizeOf } from "./array.ts";

type Pair = number | readonly [number, number];

export interface Convolution {
  readonly stride?: Pair;
  readonly padding?: Pair;
  readonly dilation?: Pair;
  readonly groups?: number;
  readonly outputPadding?: Pair;
  readonly kernel?: Pair;
  readonly countIncludePad?: boolean;
}

const both = (value: Pair | undefined, otherwise: Pair): readonly [number, number] => {
  const chosen = value ?? otherwise;
  return typeof chosen === "number" ? [chosen, chosen] : chosen;
};

/** The row and column of the image that a tap sees from a place of the window. */
function seenBy(
  place: readonly [number, number],
  tap: readonly [number, number],
  options: Convolution,
): number[] {
  const [s, p, d] = [both(options.stride, 1), both(options.padding, 0), both(options.dilation, 1)];
  return [0, 1].map((axis) => place[axis]! * s[axis]! - p[axis]! + tap[axis]! * d[axis]!);
}

/** How many places the window takes, counted by moving it until it sticks out of the padded image. */
function placesOf(x: NumberArray, taps: readonly [number, number], options: Convolution): number[] {
  return [0, 1].map((axis) => {
    const last = (place: number) => seenBy([place, place], [taps[0] - 1, taps[1] - 1], options)[axis]!;
    let count = 0;
    while (last(count) < x.shape[2 + axis]! + both(options.padding, 0)[axis]!) count++;
    return count;
  });
}

/** An image surrounded by zeros without end. */
function pixel(x: NumberArray, image: number, channel: number, [row, column]: readonly number[]): number {
  const inside = row! >= 0 && row! < x.shape[2]! && column! >= 0 && column! < x.shape[3]!;
  return inside ? elementAt(x, [image, channel, row!, column!]) : 0;
}

function total(extents: readonly number[], f: (...index: number[]) => number): number {
  return arrayFrom(extents, (index) => f(...index)).data.reduce((sum, next) => sum + next, 0);
}

/** Each output is the sum over the taps of its group's channels, plus its channel's bias. */
export function conv2d(
  options: Convolution,
  x: NumberArray,
  w: NumberArray,
  bias?: NumberArray,
): NumberArray {
  const { groups = 1 } = options;
  const [out, perGroup, rows, columns] = w.shape as [number, number, number, number];
  const places = placesOf(x, [rows, columns], options);
  return arrayFrom([x.shape[0]!, out, ...places], ([n, o, p, q]) => {
    const first = Math.floor(o! / (out / groups)) * perGroup;
    const sum = total(
      [perGroup, rows, columns],
      (c, i, j) => elementAt(w, [o!, c, i, j]) * pixel(x, n!, first + c, seenBy([p!, q!], [i, j], options)),
    );
    return sum + (bias === undefined ? 0 : bias.data[o!]!);
  });
}

/** Each pixel lays the weight over the image that comes out; what overlaps is added up. */
export function convTranspose2d(
  options: Convolution,
  x: NumberArray,
  w: NumberArray,
  bias?: NumberArray,
): NumberArray {
  const { groups = 1 } = options;
  const [channels, perGroup, ...taps] = w.shape as [number, number, number, number];
  const [s, p, d] = [both(options.stride, 1), both(options.padding, 0), both(options.dilation, 1)];
  const more = both(options.outputPadding, 0);
  const extents = [0, 1].map(
    (axis) =>
      (x.shape[2 + axis]! - 1) * s[axis]! - 2 * p[axis]! + d[axis]! * (taps[axis]! - 1) + 1 + more[axis]!,
  );
  return arrayFrom([x.shape[0]!, perGroup * groups, ...extents], ([n, o, row, column]) => {
    const group = Math.floor(o! / perGroup);
    const size = channels / groups;
    const sum = total([size, x.shape[2]!, x.shape[3]!, ...taps], (c, a, b, i, j) => {
      const [r, q] = seenBy([a, b], [i, j], options);
      if (r !== row || q !== column) return 0;
      return (
        elementAt(x, [n!, group * size + c, a, b]) * elementAt(w, [group * size + c, o! % perGroup, i, j])
      );
    });
    return sum + (bias === undefined ? 0 : bias.data[o!]!);
  });
}

/** For each tap the products of what it saw with the gradient there. */
export function weightGradient(options: Convolution, x: NumberArray, gy: NumberArray): NumberArray {
  const { groups = 1 } = options;
  const perGroup = x.shape[1]! / groups;
  const out = gy.shape[1]!;
  return arrayFrom([out, perGroup, ...both(options.kernel, 1)], ([o, c, i, j]) => {
    const channel = Math.floor(o! / (out / groups)) * perGroup + c!;
    return total(
      [gy.shape[0]!, gy.shape[2]!, gy.shape[3]!],
      (n, p, q) => elementAt(gy, [n, o!, p, q]) * pixel(x, n, channel, seenBy([p, q], [i!, j!], options)),
    );
  });
}

/** `f` of the numbers of each window that lie inside the image. */
export function pool(options: Convolution, x: NumberArray, f: (seen: number[]) => number): NumberArray {
  const taps = both(options.kernel, 1);
  const steps = { ...options, stride: options.stride ?? taps };
  return arrayFrom([x.shape[0]!, x.shape[1]!, ...placesOf(x, taps, steps)], ([n, c, p, q]) => {
    const seen = Array.from({ length: sizeOf(taps) }, (_, tap) =>
      seenBy([p!, q!], [Math.floor(tap / taps[1]), tap % taps[1]], steps),
    );
    const inside = seen.filter(([r, s]) => r! >= 0 && r! < x.shape[2]! && s! >= 0 && s! < x.shape[3]!);
    return f(inside.map((place) => pixel(x, n!, c!, place)));
  });
}
