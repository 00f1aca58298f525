import type { Values } from "./values.ts";

/** `out[i] = f(x[i])`; `x` has the length of `out`. */
export type UnaryKernel = (out: Values, x: Values) => void;

/**
 * `out[i] = f(x[i], y[i])`. An operand shorter than `out` repeats: its length divides that of `out`, so a
 * single number and the bias row of a batch need no copy.
 */
export type BinaryKernel = (out: Values, x: Values, y: Values) => void;

/**
 * Reduces the middle extent of a row-major `(outer, extent, inner)` array into `(outer, inner)`.
 */
export type ReductionKernel = (out: Values, x: Values, outer: number, extent: number, inner: number) => void;

/** The sizes of a product, and how its operands lie in memory: as `(rows, columns)` or as their transpose. */
export interface MatMulShape {
  readonly m: number;
  readonly k: number;
  readonly n: number;
  /** The left operand is stored as `(k, m)`. */
  readonly transposeA: boolean;
  /** The right operand is stored as `(n, k)`. */
  readonly transposeB: boolean;
  /** The product is added to what `out` holds; otherwise `out` is overwritten. */
  readonly accumulate?: boolean;
}

/** How a window of taps slides over an image of `(channels, height, width)`; pairs are of rows and columns. */
export interface Windows {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** How many numbers the window sees in each channel. */
  readonly taps: readonly [number, number];
  /** How many places the window takes. */
  readonly positions: readonly [number, number];
  /** How far it moves from one place to the next. */
  readonly strides: readonly [number, number];
  /** How far it starts outside the image, where there are zeros. */
  readonly padding: readonly [number, number];
  /** How far its taps lie apart. */
  readonly dilation: readonly [number, number];
}

/**
 * A flat record of plain functions over typed arrays: every loop over numbers that the framework runs.
 * They check nothing; the ops of `@leibniz/core` have checked shapes and dtypes before they call.
 */
export interface Kernels {
  readonly add: BinaryKernel;
  readonly sub: BinaryKernel;
  readonly mul: BinaryKernel;
  readonly div: BinaryKernel;
  readonly neg: UnaryKernel;
  readonly exp: UnaryKernel;
  readonly log: UnaryKernel;
  /** `out[i] = x[i] ** exponent`. */
  readonly pow: (out: Values, x: Values, exponent: number) => void;
  readonly sum: ReductionKernel;
  readonly max: ReductionKernel;
  /** `out = a · b` for row-major `(m, k)` and `(k, n)`; `bias`, of length n, is added to every row of the result. */
  readonly matmul: (out: Values, a: Values, b: Values, shape: MatMulShape, bias?: Values) => void;
  /**
   * Copies `x` into row-major `out` of shape `shape`, stepping through `x` by `strides` (0 repeats an axis,
   * a permutation transposes).
   */
  readonly stridedCopy: (
    out: Values,
    x: Values,
    shape: readonly number[],
    strides: readonly number[],
    offset?: number,
  ) => void;
  /**
   * Fills row-major `out`, whose axes have the lengths of `places`, with `out[i, j, …] = x[places[0][i] +
   * places[1][j] + …]`: each axis says where its elements stand in `x`. Where a place is −1 the element is
   * `fill` (0 when left out).
   */
  readonly gatherAxes: (out: Values, x: Values, places: readonly Int32Array[], fill?: number) => void;
  /** `out` as `(channels · taps, positions)`: what each tap sees as the window slides over `x`. */
  readonly im2col: (out: Values, x: Values, windows: Windows) => void;
  /** The transpose of `im2col`: `columns` is added up into the image `out`, which is overwritten. */
  readonly col2im: (out: Values, columns: Values, windows: Windows) => void;
}
