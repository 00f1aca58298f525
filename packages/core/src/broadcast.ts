import { allocate, type DType, type Values } from "@leibniz/kernels";
import { ShapeError, shapeText } from "./errors.ts";
import { kernels } from "./kernels.ts";
import type { Tensor } from "./tensor.ts";
import { sameShape } from "./tensor-type.ts";

/**
 * The common shape of two operands by NumPy's rule: aligned at the last axis, an extent of 1 or a missing axis
 * repeats. `whose` says in the error of what these are only a part.
 *
 * @throws ShapeError that names the first axis that does not fit.
 */
export function broadcastShapes(
  op: string,
  x: readonly number[],
  y: readonly number[],
  whose = "",
): readonly number[] {
  if (y.length === 0 || sameShape(x, y)) return x;
  if (x.length === 0) return y;
  const rank = Math.max(x.length, y.length);
  const shape = new Array<number>(rank);
  for (let back = 1; back <= rank; back++) {
    const a = x[x.length - back] ?? 1;
    const b = y[y.length - back] ?? 1;
    if (a !== b && a !== 1 && b !== 1) {
      throw new ShapeError(
        op,
        `shapes ${shapeText(x)} and ${shapeText(y)}${whose} do not broadcast: axis −${back} has ${a} and ${b}. ` +
          `Extents must be equal or 1${remedy(x, y)}`,
        [x, y],
      );
    }
    shape[rank - back] = a === 1 ? b : a;
  }
  return shape;
}

/** A vector that would fit the rows of the other operand wants a trailing axis. */
function remedy(x: readonly number[], y: readonly number[]): string {
  for (const [short, long] of [
    [x, y],
    [y, x],
  ] as const) {
    if (short.length === 1 && long.length > 1 && short[0] === long[0]) {
      return `; to repeat ${shapeText(short)} along the columns write reshape([${short[0]}, 1])`;
    }
  }
  return "; reshape one of them";
}

/** The steps that walk an array of shape `from` as if it had shape `to`: 0 along each axis that repeats. */
export function broadcastStrides(from: readonly number[], to: readonly number[]): number[] {
  const strides = new Array<number>(to.length).fill(0);
  let step = 1;
  for (let back = 1; back <= from.length; back++) {
    const extent = from[from.length - back]!;
    if (extent !== 1) strides[to.length - back] = step;
    step *= extent;
  }
  return strides;
}

/**
 * The numbers of `x` as a kernel takes them beside an output of `shape`: as they are when they repeat whole (a
 * number, a row shared by a batch), copied out along the axes that repeat otherwise. `argument` says which
 * operand of the kernel it is: the array of a single number is used again at the next call.
 */
export function repeatTo(x: Tensor, shape: readonly number[], size: number, argument: 0 | 1 | 2): Values {
  if (typeof x.values === "number") {
    const single = singles[argument][x.type.dtype];
    single[0] = x.values;
    return single;
  }
  if (x.size === size || repeatsWhole(x.shape, shape)) return x.values;
  const out = allocate(x.dtype, size);
  kernels().stridedCopy(out, x.values, shape, broadcastStrides(x.shape, shape));
  return out;
}

const singles = [singleOfEach(), singleOfEach(), singleOfEach()] as const;

/** An array for one number of each dtype. */
function singleOfEach(): Record<DType, Values> {
  return {
    float64: allocate("float64", 1),
    float32: allocate("float32", 1),
    int32: allocate("int32", 1),
    bool: allocate("bool", 1),
  };
}

/** Whether `from`, without leading ones, is the end of `to`. */
function repeatsWhole(from: readonly number[], to: readonly number[]): boolean {
  let start = 0;
  while (start < from.length && from[start] === 1) start++;
  for (let back = 1; back <= from.length - start; back++) {
    if (from[from.length - back] !== to[to.length - back]) return false;
  }
  return true;
}
