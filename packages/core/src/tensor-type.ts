import type { DType } from "@leibniz/kernels";
import { ShapeError, shapeText } from "./errors.ts";

/**
 * The dtype and shape of a tensor. Interned: two tensors agree in both exactly when their types are the same
 * object, so the common check costs one comparison and a tensor one field.
 */
export class TensorType {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly rank: number;
  readonly size: number;

  /** Use {@link tensorType}. */
  constructor(dtype: DType, shape: readonly number[], size: number) {
    this.dtype = dtype;
    this.shape = shape;
    this.rank = shape.length;
    this.size = size;
  }
}

const LARGEST = 2 ** 32;
const interned = new Map<string, TensorType>();
/** The types met last, found without writing their name: a training step asks for the same few again and again. */
const recent = new Array<TensorType | undefined>(256).fill(undefined);

function recentPlace(dtype: DType, shape: readonly number[]): number {
  let hash = dtype.length;
  for (let axis = 0; axis < shape.length; axis++) hash = (hash * 31 + shape[axis]!) | 0;
  return (dtype === "float32" ? hash + 128 : hash) & 255;
}

/** The one object for this dtype and shape. */
export function tensorType(dtype: DType, shape: readonly number[]): TensorType {
  if (shape.length === 0) return scalarType(dtype);
  const place = recentPlace(dtype, shape);
  const last = recent[place];
  if (last !== undefined && last.dtype === dtype && sameShape(last.shape, shape)) return last;
  const key = `${dtype}:${shape.join(",")}`;
  let type = interned.get(key);
  if (type === undefined) {
    let size = 1;
    for (const extent of shape) {
      if (!Number.isInteger(extent) || extent < 0) {
        throw new ShapeError("shape", `an extent is a whole number, 0 or more: got ${shapeText(shape)}`, [
          shape,
        ]);
      }
      size *= extent;
    }
    if (size > LARGEST) {
      throw new ShapeError("shape", `${shapeText(shape)} has ${size} elements; at most 2^32 are possible`, [
        shape,
      ]);
    }
    type = new TensorType(dtype, Object.freeze([...shape]), size);
    // Programs that meet ever new shapes must not fill the memory with them. Identity of a forgotten type
    // still holds among live tensors of one batch; equality checks fall back to comparing extents.
    if (interned.size >= 4096) interned.clear();
    interned.set(key, type);
  }
  recent[place] = type;
  return type;
}

const scalars: Record<DType, TensorType> = {
  float64: new TensorType("float64", Object.freeze([]), 1),
  float32: new TensorType("float32", Object.freeze([]), 1),
  int32: new TensorType("int32", Object.freeze([]), 1),
  bool: new TensorType("bool", Object.freeze([]), 1),
};

/** The type of a 0-d tensor. */
export function scalarType(dtype: DType): TensorType {
  return scalars[dtype];
}

/** Whether two types agree, also when one has been forgotten by the intern table. */
export function sameType(x: TensorType, y: TensorType): boolean {
  return x === y || (x.dtype === y.dtype && sameShape(x.shape, y.shape));
}

export function sameShape(x: readonly number[], y: readonly number[]): boolean {
  if (x === y) return true;
  if (x.length !== y.length) return false;
  for (let axis = 0; axis < x.length; axis++) if (x[axis] !== y[axis]) return false;
  return true;
}
