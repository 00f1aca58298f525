import { allocate, type DType } from "@leibniz/kernels";
import { isFloat, roundTo } from "./dtype.ts";
import { LeibnizError } from "./errors.ts";
import { type AnyShape, Tensor } from "./tensor.ts";
import { tensorType } from "./tensor-type.ts";

export interface CreationOptions {
  /** Default float64. */
  readonly dtype?: DType;
}

/** A tensor of zeros. `zeros([2, 3])` has two rows and three columns; `zeros([])` is the scalar 0. */
export function zeros<const Shape extends AnyShape>(
  shape: Shape,
  options: CreationOptions = {},
): Tensor<Shape> {
  return full(shape, 0, options);
}

/** A tensor of ones. */
export function ones<const Shape extends AnyShape>(
  shape: Shape,
  options: CreationOptions = {},
): Tensor<Shape> {
  return full(shape, 1, options);
}

/**
 * A tensor in which every element is `value`.
 *
 * ```ts
 * import { full } from "@leibniz/core";
 * console.log(full([2], 7).data); // Float64Array(2) [ 7, 7 ]
 * ```
 */
export function full<const Shape extends AnyShape>(
  shape: Shape,
  value: number,
  options: CreationOptions = {},
): Tensor<Shape> {
  const { dtype = "float64" } = options;
  const type = tensorType(dtype, shape);
  const rounded = roundTo(dtype, value);
  if (type.rank === 0) return new Tensor(rounded, type, null);
  const values = allocate(dtype, type.size);
  return new Tensor(Object.is(rounded, 0) ? values : values.fill(rounded), type, null);
}

/**
 * The identity matrix, or `rows × columns` with ones on the diagonal.
 *
 * ```ts
 * import { eye } from "@leibniz/core";
 * console.log(eye(2).data); // Float64Array(4) [ 1, 0, 0, 1 ]
 * ```
 */
export function eye(rows: number, options: CreationOptions & { readonly columns?: number } = {}): Tensor {
  const { dtype = "float64", columns = rows } = options;
  const type = tensorType(dtype, [rows, columns]);
  const data = allocate(dtype, type.size);
  for (let i = 0; i < Math.min(rows, columns); i++) data[i * columns + i] = 1;
  return new Tensor(data, type, null);
}

/**
 * The numbers from `start` (0 when left out) up to but without `stop`, `step` apart. The i-th is computed as
 * `start + i · step`, so errors do not add up.
 *
 * ```ts
 * import { arange } from "@leibniz/core";
 * console.log(arange(-2, 2.25, 0.25).size); // 17
 * ```
 *
 * @throws LeibnizError when `step` is 0 or an argument is not finite.
 */
export function arange(stop: number): Tensor;
export function arange(start: number, stop: number, step?: number, options?: CreationOptions): Tensor;
export function arange(first: number, second?: number, step = 1, options: CreationOptions = {}): Tensor {
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  if (step === 0 || ![start, stop, step].every(Number.isFinite)) {
    throw new LeibnizError(
      "arange",
      `start, stop and step are finite and step is not 0; got ${start}, ${stop}, ${step}`,
    );
  }
  const length = Math.max(0, Math.ceil((stop - start) / step));
  return fill(length, options.dtype ?? "float64", (i) => start + i * step);
}

/**
 * `count` numbers from `start` to `stop`, both included, evenly apart.
 *
 * ```ts
 * import { linspace } from "@leibniz/core";
 * console.log(linspace(0, 1, 5).data); // Float64Array(5) [ 0, 0.25, 0.5, 0.75, 1 ]
 * ```
 */
export function linspace(start: number, stop: number, count: number, options: CreationOptions = {}): Tensor {
  const { dtype = "float64" } = options;
  if (!isFloat(dtype))
    throw new LeibnizError("linspace", `evenly spaced numbers are floats; got dtype ${dtype}`);
  const step = (stop - start) / (count - 1);
  return fill(count, dtype, (i) => (i === count - 1 ? (count === 1 ? start : stop) : start + i * step));
}

function fill(length: number, dtype: DType, value: (i: number) => number): Tensor {
  const type = tensorType(dtype, [length]);
  const data = allocate(dtype, type.size);
  for (let i = 0; i < length; i++) data[i] = value(i);
  return new Tensor(data, type, null);
}
