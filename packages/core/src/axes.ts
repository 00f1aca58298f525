import { allocate, type Values } from "@leibniz/kernels";
import { LeibnizError, ShapeError, shapeText } from "./errors.ts";
import { kernels } from "./kernels.ts";

/** Which axes a reduction runs over. */
export interface ReductionOptions {
  /** The axes to reduce, −1 for the last; all of them when left out. */
  readonly axes?: number | readonly number[];
  /** Keep each reduced axis with extent 1, so that the result broadcasts against the input. */
  readonly keepDims?: boolean;
}

/** Options in the form in which a node hands them on as its attributes. */
export type Attributed<Options> = { readonly [Key in keyof Options]: Options[Key] };

/**
 * The options as they are now: a caller may change its object before the backward pass.
 *
 * @throws LeibnizError for axes that are no numbers, or a `keepDims` that is neither true nor false.
 */
export function ownOptions<Options extends ReductionOptions>(op: string, options: Options): Options {
  const { axes, keepDims } = options;
  if (axes !== undefined && typeof axes !== "number" && !Array.isArray(axes)) {
    throw new LeibnizError(
      op,
      `axes is a number or an array of numbers; got ${axes === null ? "null" : typeof axes}`,
    );
  }
  if (keepDims !== undefined && typeof keepDims !== "boolean") {
    throw new LeibnizError(op, `keepDims is true or false; got ${String(keepDims)}`);
  }
  // What nobody can change needs no copy.
  if (Object.isFrozen(options) && (typeof axes !== "object" || Object.isFrozen(axes))) return options;
  return typeof axes === "object" ? { ...options, axes: [...axes] } : { ...options };
}

/**
 * An axis counted from the front.
 *
 * @throws ShapeError when the tensor has no such axis.
 */
export function normalizeAxis(op: string, axis: number, rank: number): number {
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    const has =
      rank === 0 ? "a scalar has no axes" : `a tensor with ${rank} axes has −${rank} to ${rank - 1}`;
    throw new ShapeError(op, `there is no axis ${String(axis)}: ${has}`);
  }
  return axis < 0 ? axis + rank : axis;
}

/** The axes of a tensor of each rank. */
const allAxes: (readonly number[])[] = [];

/** Axes counted from the front, in order; all of them when left out. */
export function normalizeAxes(
  op: string,
  axes: number | readonly number[] | undefined,
  rank: number,
): readonly number[] {
  if (axes === undefined) return (allAxes[rank] ??= Array.from({ length: rank }, (_, axis) => axis));
  if (typeof axes === "number") return [normalizeAxis(op, axes, rank)];
  if (!Array.isArray(axes)) {
    throw new ShapeError(
      op,
      `the axes are a number or an array of numbers; got ${axes === null ? "null" : typeof axes}`,
    );
  }
  if (areInOrder(axes as readonly number[], rank)) return axes as readonly number[];
  const list = (axes as readonly number[]).map((axis) => normalizeAxis(op, axis, rank));
  list.sort((a, b) => a - b);
  for (let i = 1; i < list.length; i++) {
    if (list[i] === list[i - 1]) throw new ShapeError(op, `an axis is named twice: ${list.join(", ")}`);
  }
  return list;
}

function areInOrder(axes: readonly number[], rank: number): boolean {
  let next = 0;
  for (let i = 0; i < axes.length; i++) {
    const axis = axes[i]!;
    if (!Number.isInteger(axis) || axis < next || axis >= rank) return false;
    next = axis + 1;
  }
  return true;
}

const SCALAR: readonly number[] = Object.freeze([]);

/** The shape that is left after reducing `axes`. */
export function reducedShape(
  shape: readonly number[],
  axes: readonly number[],
  keepDims: boolean,
): readonly number[] {
  if (keepDims) return shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent));
  if (axes.length === shape.length) return SCALAR;
  const left = new Array<number>(shape.length - axes.length);
  for (let axis = 0, place = 0; axis < shape.length; axis++) {
    if (!axes.includes(axis)) left[place++] = shape[axis]!;
  }
  return left;
}

/** An array as a reduction kernel takes it: `(outer, extent, inner)`, reduced in the middle. */
export interface ReductionPlan {
  readonly values: Values;
  readonly outer: number;
  readonly extent: number;
  readonly inner: number;
}

/** Brings the axes to reduce together: for free when they are neighbours, by one copy when they are not. */
export function planReduction(
  values: Values,
  shape: readonly number[],
  axes: readonly number[],
): ReductionPlan {
  const first = axes[0] ?? 0;
  const end = first + axes.length;
  let together = true;
  for (let i = 1; i < axes.length; i++) together &&= axes[i] === first + i;
  if (together) {
    return {
      values,
      outer: product(shape, 0, first),
      extent: product(shape, first, end),
      inner: product(shape, end, shape.length),
    };
  }
  const order = [...shape.keys()].filter((axis) => !axes.includes(axis)).concat(axes);
  const steps = stridesOf(shape);
  const moved = order.map((axis) => shape[axis]!);
  const copy = allocate("float64", values.length);
  kernels().stridedCopy(
    copy,
    values,
    moved,
    order.map((axis) => steps[axis]!),
  );
  const kept = moved.length - axes.length;
  return {
    values: copy,
    outer: product(moved, 0, kept),
    extent: product(moved, kept, moved.length),
    inner: 1,
  };
}

/** The product of the extents from `start` up to `end`. */
function product(shape: readonly number[], start: number, end: number): number {
  let size = 1;
  for (let axis = start; axis < end; axis++) size *= shape[axis]!;
  return size;
}

/** How far apart neighbours along each axis lie in a row-major array. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis]!;
  }
  return strides;
}

/** A shape with one extent of −1 filled in, checked against the number of elements. */
export function fillShape(
  op: string,
  wanted: readonly number[],
  from: readonly number[],
  size: number,
): number[] {
  const shape = [...wanted];
  let known = 1;
  let open = -1;
  let right = true;
  for (let axis = 0; axis < shape.length; axis++) {
    const extent = shape[axis]!;
    if (extent === -1 && open < 0) open = axis;
    else {
      known *= extent;
      right &&= Number.isInteger(extent) && extent >= 0;
    }
  }
  if (open >= 0 && known > 0 && size % known === 0) {
    shape[open] = size / known;
    known = size;
  } else right &&= open < 0;
  if (!right || known !== size) {
    throw new ShapeError(
      op,
      `${shapeText(from)} has ${size} elements and cannot become ${shapeText(wanted)}; ` +
        "the extents must multiply to the same number, and one of them may be -1",
      [from, wanted],
    );
  }
  return shape;
}
