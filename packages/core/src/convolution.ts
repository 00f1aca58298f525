import type { Windows } from "@leibniz/kernels";
import { LeibnizError, ShapeError, shapeText } from "./errors.ts";
import type { Tensor } from "./tensor.ts";
import { wholeCount } from "./whole-number.ts";

/** A number for rows and columns alike, or one for each. */
export type Pair = number | readonly [rows: number, columns: number];

/** A pair of whole numbers, `least` or more. */
export function pair(op: string, what: string, value: Pair, least: number): readonly [number, number] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value, value];
  if (list.length !== 2) {
    throw new LeibnizError(
      op,
      `${what} is a number or a pair, for rows and columns; got ${list.length} numbers`,
    );
  }
  return [wholeCount(op, what, list[0], least), wholeCount(op, what, list[1], least)];
}

/** How the window of a convolution moves. */
export interface ConvolutionOptions {
  /** How far the window moves from one place to the next; 1 when left out. */
  readonly stride?: Pair;
  /** How many rows and columns of zeros surround the image; 0 when left out. */
  readonly padding?: Pair;
  /** How far the taps of the window lie apart; 1 when left out. */
  readonly dilation?: Pair;
  /** Into how many parts the channels fall that do not see one another; 1 when left out. */
  readonly groups?: number;
}

/** How a window moves, checked and complete; pairs are of rows and columns. */
export interface WindowSteps {
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly dilation: readonly [number, number];
}

export interface ConvolutionSteps extends WindowSteps {
  readonly groups: number;
}

export function convolutionSteps(op: string, options: ConvolutionOptions): ConvolutionSteps {
  const { stride = 1, padding = 0, dilation = 1, groups = 1 } = options;
  return {
    stride: pair(op, "stride", stride, 1),
    padding: pair(op, "padding", padding, 0),
    dilation: pair(op, "dilation", dilation, 1),
    groups: wholeCount(op, "groups", groups, 1),
  };
}

/** How the window of a pooling moves: by its own size when no stride is given. */
export function poolSteps(
  op: string,
  options: {
    readonly kernel: Pair;
    readonly stride?: Pair;
    readonly padding?: Pair;
    readonly dilation?: Pair;
  },
): WindowSteps {
  const { kernel, stride = kernel, padding = 0, dilation = 1 } = options;
  return {
    stride: pair(op, "stride", stride, 1),
    padding: pair(op, "padding", padding, 0),
    dilation: pair(op, "dilation", dilation, 1),
  };
}

/** The shape of a stack of images: four axes, `(N, C, H, W)`. */
export type ImageShape = readonly [batch: number, channels: number, height: number, width: number];

/** @throws ShapeError unless `x` has the four axes of images, or of what `what` says. */
export function imageShape(op: string, x: Tensor, what = "images", axes = "(N, C, H, W)"): ImageShape {
  if (x.rank === 4) return x.shape as ImageShape;
  const remedy =
    x.rank === 3 && what === "images"
      ? `; for one image write reshape([1, ${x.shape.join(", ")}])`
      : x.rank === 2 && what === "images"
        ? `; for one image of one channel write reshape([1, 1, ${x.shape.join(", ")}])`
        : "";
  throw new ShapeError(op, `the axes of ${what} are ${axes}; got shape ${shapeText(x.shape)}${remedy}`, [
    x.shape,
  ]);
}

/**
 * How many places a window of `taps` takes along an axis: ⌊(extent + 2·padding − dilation·(taps − 1) − 1) / stride⌋ + 1.
 *
 * @throws ShapeError when it does not fit in once.
 */
export function positionsAlong(
  op: string,
  image: ImageShape,
  taps: readonly [number, number],
  { stride, padding, dilation }: WindowSteps,
): readonly [number, number] {
  const along = (axis: 0 | 1): number => {
    const room = image[2 + axis]! + 2 * padding[axis];
    const reach = dilation[axis] * (taps[axis] - 1) + 1;
    if (taps[axis] > 0 && reach <= room) return Math.floor((room - reach) / stride[axis]) + 1;
    const padded = padding[axis] > 0 ? `, with padding ${room}` : "";
    throw new ShapeError(
      op,
      `a window of ${taps[0]} × ${taps[1]} taps does not fit into an image of shape ${shapeText(image)}: along ` +
        `axis ${2 + axis} it reaches over ${reach}, and the image has ${image[2 + axis]}${padded}`,
      [image],
    );
  };
  return [along(0), along(1)];
}

/**
 * A pooled window must see a number at least, and not padding alone.
 *
 * @throws ShapeError when one does not.
 */
export function refuseEmptyWindows(
  op: string,
  image: ImageShape,
  taps: readonly [number, number],
  positions: readonly [number, number],
  { stride, padding, dilation }: WindowSteps,
): void {
  for (const axis of [0, 1] as const) {
    for (let position = 0; position < positions[axis]; position++) {
      const start = position * stride[axis] - padding[axis];
      const seen = Array.from({ length: taps[axis] }, (_, tap) => start + tap * dilation[axis]);
      if (seen.some((place) => place >= 0 && place < image[2 + axis]!)) continue;
      throw new ShapeError(
        op,
        `with padding ${padding[axis]} along axis ${2 + axis} of ${shapeText(image)}, window ${position} sees only padding`,
        [image],
      );
    }
  }
}

/** The rows and columns at the end of an image that no window reaches: what its transpose must add. */
export function unreached(
  image: readonly number[],
  taps: readonly [number, number],
  positions: readonly [number, number],
  { stride, padding, dilation }: WindowSteps,
): readonly [number, number] {
  const along = (axis: 0 | 1): number =>
    image[2 + axis]! +
    2 * padding[axis] -
    dilation[axis] * (taps[axis] - 1) -
    1 -
    (positions[axis] - 1) * stride[axis];
  return [along(0), along(1)];
}

/** The windows over one group of channels of an image, as the kernels take them. */
export function windowsOf(
  image: ImageShape,
  taps: readonly [number, number],
  positions: readonly [number, number],
  { stride, padding, dilation, groups }: ConvolutionSteps,
): Windows {
  return {
    channels: image[1] / groups,
    height: image[2],
    width: image[3],
    taps,
    positions,
    strides: stride,
    padding,
    dilation,
  };
}

/** @throws ShapeError unless the channels fall into the groups evenly. */
export function checkGroups(op: string, what: string, channels: number, groups: number): void {
  if (channels % groups === 0) return;
  throw new ShapeError(
    op,
    `${what} do not fall into ${groups} groups: ${channels} is no multiple of ${groups}`,
  );
}
