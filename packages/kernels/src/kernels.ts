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

/**
 * `out[i] = x[i]` where `condition[i]` is not 0 (NaN is not), else `y[i]`; each of the three may repeat as in a
 * {@link BinaryKernel}.
 */
export type SelectionKernel = (out: Values, condition: Values, x: Values, y: Values) => void;

/** One step of stochastic gradient descent with momentum. */
export interface SgdStep {
  readonly rate: number;
  /** How much of the velocity stays. */
  readonly momentum: number;
  /** How much of the gradient does not enter the velocity, save at the first step. */
  readonly dampening: number;
  /** Looks ahead along the velocity (Nesterov's variant). */
  readonly nesterov: boolean;
  /** How much of the parameter is added to its gradient. */
  readonly weightDecay: number;
  /** Whether this is the first step: the velocity, of zeros, becomes the gradient as it is. */
  readonly first: boolean;
}

/** One step of Adam. */
export interface AdamStep {
  readonly rate: number;
  /** How much stays of the mean of gradients, and of that of their squares. */
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  /** Whether the decay shrinks the parameter itself (AdamW) instead of joining its gradient. */
  readonly decoupled: boolean;
  /** Counted from 1. */
  readonly step: number;
}

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
  readonly reciprocal: UnaryKernel;
  readonly sqrt: UnaryKernel;
  readonly relu: UnaryKernel;
  // How far the functions are from the truth, in units in the last place of float32 and of float64; gradual underflow,
  // signed zeros, infinities and NaN are those of IEEE 754. test/accuracy/ holds them to it.
  /** Within 1 and 1. */
  readonly exp: UnaryKernel;
  /** The natural logarithm, within 0.9 and 1. */
  readonly log: UnaryKernel;
  /** Within 1.5 and 1.5. */
  readonly tanh: UnaryKernel;
  /** `1 / (1 + exp(−x))`, within 2.4 and 2.1. */
  readonly sigmoid: UnaryKernel;
  /** Within 0.51 and 1.25; the reference, below 16 numbers, within 3. */
  readonly erf: UnaryKernel;
  readonly where: SelectionKernel;
  /** `out[i] = x[i] ** exponent`. */
  readonly pow: (out: Values, x: Values, exponent: number) => void;
  readonly sum: ReductionKernel;
  readonly max: ReductionKernel;
  /** `exp(x) / Σ exp(x)` along the extent; `out` has the size of `x`. */
  readonly softmax: ReductionKernel;
  /** `x − log Σ exp(x)` along the extent; `out` has the size of `x`. */
  readonly logSoftmax: ReductionKernel;
  /**
   * log Σ exp(x) along the extent, in two parts whose sum it is: the largest number and the logarithm of the rest,
   * which keeps its digits where all other numbers are small. NaN where the largest is infinite or NaN.
   */
  readonly logSumExp: (
    largest: Float64Array,
    logTotals: Float64Array,
    x: Values,
    outer: number,
    extent: number,
    inner: number,
  ) => void;
  /** Plain gradient descent, `out = w − rate · g`, as the two operations one after the other give it. */
  readonly descend: (out: Values, w: Values, g: Values, rate: number) => void;
  /**
   * d = g + weightDecay · w; v ← momentum · v + (1 − dampening) · d; out = w − rate · v, or − rate · (d + momentum · v)
   * by Nesterov (PyTorch's formulas). In doubles, rounded when stored; `out` may be `w`.
   */
  readonly sgd: (out: Values, w: Values, g: Values, velocity: Values, step: SgdStep) => void;
  /**
   * m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; out = w − rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε), and with
   * `largest` the greatest v so far instead of v (AMSGrad). Decay as {@link AdamStep} says. Formulas of PyTorch, of
   * D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015, and of I. Loshchilov and F. Hutter,
   * "Decoupled weight decay regularization", 2019. In doubles, rounded when stored; `out` may be `w`.
   */
  readonly adam: (
    out: Values,
    w: Values,
    g: Values,
    mean: Values,
    square: Values,
    largest: Values | null,
    step: AdamStep,
  ) => void;
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
