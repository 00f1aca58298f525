import { allocate, type DType, type Values } from "@leibniz/kernels";
import { checkDType, checkIntegers, roundTo } from "./dtype.ts";
import { DTypeError, LeibnizError, ShapeError, shapeText } from "./errors.ts";
import { checkOptions } from "./options.ts";
import { setName } from "./names.ts";
import { Tensor } from "./tensor.ts";
import { scalarType, tensorType, type TensorType } from "./tensor-type.ts";
import { Variable } from "./variable.ts";

/** Numbers in nested arrays, all branches of one depth having one length. */
export type NestedNumbers = number | boolean | readonly NestedNumbers[];

/** What a tensor can be made of. */
export type TensorData = NestedNumbers | Values | Tensor;

export interface TensorOptions {
  /** What pictures and derivations call it. */
  readonly name?: string;
  /** float64 for plain numbers, the array's own type for typed arrays, when left out. */
  readonly dtype?: DType;
  /** The shape of a typed array; one axis when left out. */
  readonly shape?: readonly number[];
  /** Typed arrays are copied, unless this is false: then nobody may write to the array any more. */
  readonly copy?: boolean;
}

/**
 * A constant: a tensor that requires no gradient.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * const x = tensor([[1, 2, 3], [4, 5, 6]]);
 * console.log(x.shape); // [ 2, 3 ]
 * console.log(x.dtype); // float64
 * ```
 *
 * @throws ShapeError when nested arrays are ragged or do not fill `shape`.
 * @throws DTypeError for BigInt, text or objects where numbers are due.
 */
export function tensor(data: TensorData, options: TensorOptions = {}): Tensor {
  const { values, type } = read("tensor", data, options);
  const made = new Tensor(values, type, null);
  return options.name === undefined ? made : setName(made, options.name);
}

/**
 * A leaf that requires a gradient: after `loss.backward()` its `.grad` holds ∂loss/∂this.
 *
 * ```ts
 * import { variable } from "@leibniz/core";
 * const x = variable(3, { name: "x" });
 * x.mul(x).backward();
 * console.log(x.grad?.item()); // 6
 * ```
 *
 * @throws ShapeError when nested arrays are ragged or do not fill `shape`.
 * @throws DTypeError for an integer or bool dtype, which has no gradient, and for what is no number.
 */
export function variable(data: TensorData, options: TensorOptions = {}): Variable {
  const { values, type } = read("variable", data, options);
  if (type.dtype !== "float64" && type.dtype !== "float32") {
    throw new DTypeError(
      "variable",
      `a gradient needs a float, and this data is ${type.dtype}; pass { dtype: "float64" }, or make a constant with tensor(…)`,
      [type.dtype],
    );
  }
  return new Variable(values, type, options.name ?? null);
}

/** Checked data: the numbers of a tensor to be, and its type. */
export interface Read {
  readonly values: Values | number;
  readonly type: TensorType;
}

/** Reads what a tensor can be made of; `op` is who asks. */
export function read(op: string, data: TensorData, options: TensorOptions): Read {
  checkOptions(op, options, ["name", "dtype", "shape", "copy"]);
  if (options.dtype !== undefined) checkDType(op, options.dtype);
  if (typeof data === "number" && options.shape === undefined) {
    const dtype = options.dtype ?? "float64";
    if (dtype === "int32") checkWhole(op, [data]);
    return { values: roundTo(dtype, data), type: scalarType(dtype) };
  }
  const source = data instanceof Tensor ? data.data : data;
  if (isValues(source)) {
    const shape = options.shape ?? (data instanceof Tensor ? data.shape : [source.length]);
    const dtype = options.dtype ?? (data instanceof Tensor ? data.dtype : dtypeOf(source));
    const type = tensorType(dtype, shape);
    if (type.size !== source.length) {
      throw new ShapeError(
        op,
        `${source.length} numbers do not fill shape ${shapeText(shape)}, which wants ${type.size}`,
        [shape],
      );
    }
    // Bytes become int32 or are brought to 0 and 1, so only those of a bool tensor can be taken as they are.
    const fits =
      source.constructor === allocate(dtype, 0).constructor && (dtype !== "bool" || source !== data);
    return finish(options.copy === false && fits ? source : convert(op, source, type), type);
  }
  const shape = shapeOfNested(op, source);
  const flat: number[] = [];
  let sawNumber = false;
  collect(op, source, shape, 0, (value) => {
    sawNumber ||= typeof value === "number";
    flat.push(Number(value));
  });
  const dtype = options.dtype ?? (sawNumber || flat.length === 0 ? "float64" : "bool");
  const type = tensorType(dtype, options.shape ?? shape);
  if (type.size !== flat.length) {
    throw new ShapeError(op, `${flat.length} numbers do not fill shape ${shapeText(type.shape)}`, [
      shape,
      type.shape,
    ]);
  }
  return finish(convert(op, flat, type), type);
}

function finish(values: Values, type: TensorType): Read {
  return { values: type.rank === 0 ? values[0]! : values, type };
}

/** Data is taken as it stands: a fraction is not dropped in silence, as `cast` does on request. */
function checkWhole(op: string, source: ArrayLike<number>): void {
  if (source instanceof Int32Array || source instanceof Uint8Array) return;
  checkIntegers(op, source);
  for (let i = 0; i < source.length; i++) {
    if (!Number.isInteger(source[i])) {
      throw new DTypeError(
        op,
        `int32 holds whole numbers, not ${source[i]}; round it first, or keep it a float`,
      );
    }
  }
}

function convert(op: string, source: ArrayLike<number>, type: TensorType): Values {
  const values = allocate(type.dtype, type.size);
  if (type.dtype === "int32") checkWhole(op, source);
  if (type.dtype === "bool") for (let i = 0; i < values.length; i++) values[i] = source[i] === 0 ? 0 : 1;
  else values.set(source);
  return values;
}

function isValues(data: unknown): data is Values {
  return (
    data instanceof Float64Array ||
    data instanceof Float32Array ||
    data instanceof Int32Array ||
    data instanceof Uint8Array
  );
}

function dtypeOf(values: Values): DType {
  if (values instanceof Float64Array) return "float64";
  if (values instanceof Float32Array) return "float32";
  // Bytes are numbers from 0 to 255, such as pixels, and not truth values: those are asked for by { dtype }.
  return "int32";
}

/** The shape that the first element of each level suggests; {@link collect} holds the others against it. */
function shapeOfNested(op: string, data: unknown): number[] {
  const shape: number[] = [];
  for (let level = data; Array.isArray(level); level = level[0] as unknown) {
    shape.push(level.length);
    if (shape.length > 32) throw new ShapeError(op, "arrays nested deeper than 32 levels");
  }
  return shape;
}

function collect(
  op: string,
  data: unknown,
  shape: readonly number[],
  depth: number,
  take: (value: number | boolean) => void,
): void {
  if (Array.isArray(data)) {
    if (depth >= shape.length || data.length !== shape[depth]) {
      throw new ShapeError(
        op,
        `the nested arrays are ragged: at depth ${depth} one has length ${data.length}, ` +
          (depth >= shape.length ? "where others have a number" : `others ${shape[depth]}`),
        [shape],
      );
    }
    for (const item of data as readonly unknown[]) collect(op, item, shape, depth + 1, take);
    return;
  }
  if (depth !== shape.length) {
    if (typeof data === "number" || typeof data === "boolean") {
      throw new ShapeError(
        op,
        `the nested arrays are ragged: a number stands at depth ${depth} beside arrays`,
        [shape],
      );
    }
  }
  if (typeof data !== "number" && typeof data !== "boolean") refuseData(op, data);
  take(data);
}

function refuseData(op: string, data: unknown): never {
  if (typeof data === "bigint") {
    throw new DTypeError(
      op,
      `a BigInt is not a tensor's number; write Number(${data}n), up to 2^53 it is exact`,
    );
  }
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) {
    throw new DTypeError(
      op,
      "a BigInt array is not a tensor's data; convert it with Float64Array.from(data, Number)",
    );
  }
  if (ArrayBuffer.isView(data)) {
    throw new LeibnizError(
      op,
      `${data.constructor.name} is not a tensor's data; convert it, as in Float32Array.from(data) or Int32Array.from(data)`,
    );
  }
  const got = data === null ? "null" : data === undefined ? "undefined" : `${typeof data}`;
  throw new DTypeError(op, `expected numbers, nested arrays of numbers or a typed array; found ${got}`);
}
