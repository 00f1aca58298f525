import { allocate } from "@leibniz/kernels";
import { stridesOf } from "./axes.ts";
import { read, type TensorData } from "./create.ts";
import { DTypeError, ShapeError, shapeText } from "./errors.ts";
import { arrayOf, Tensor } from "./tensor.ts";
import { tensorType } from "./tensor-type.ts";
import { wholeNumber } from "./whole-number.ts";

/**
 * Positions along an axis, −1 for the last: an int32 tensor, or whole numbers in a (nested or typed) array.
 */
export type Indices = TensorData;

/** The axis along which an index points; it has no default, because PyTorch and NumPy have different ones. */
export interface AlongAxis {
  /** −1 for the last. */
  readonly axis: number;
}

/**
 * Positions as an int32 tensor.
 *
 * @throws DTypeError for a tensor of another dtype: whether its numbers are whole could not be seen in it.
 * @throws ShapeError for a number in an array that is not whole.
 */
export function indexTensor(op: string, indices: Indices): Tensor {
  if (indices instanceof Tensor) {
    if (indices.dtype === "int32") return indices;
    throw new DTypeError(
      op,
      `an index tensor is int32, and this one is ${indices.dtype}; make it with tensor(…, { dtype: "int32" }), or cast(x, "int32")`,
      [indices.dtype],
    );
  }
  const { values, type } = read(op, indices, {});
  if (type.dtype === "bool") throw new DTypeError(op, "truth values are no positions; where(…) takes a mask");
  const positions = allocate("int32", type.size);
  const numbers = typeof values === "number" ? [values] : values;
  for (let i = 0; i < numbers.length; i++) {
    positions[i] = wholeNumber(op, "an index", numbers[i]);
    if (positions[i] !== numbers[i]) throw new ShapeError(op, `index ${numbers[i]} is beyond int32`);
  }
  return new Tensor(type.rank === 0 ? positions[0]! : positions, tensorType("int32", type.shape), null);
}

/**
 * An index counted from the front.
 *
 * @throws ShapeError that names index, axis and extent when there is no such element.
 */
export function positionIn(op: string, index: number, axis: number, extent: number): number {
  const position = index < 0 ? index + extent : index;
  if (position >= 0 && position < extent) return position;
  const has = extent === 0 ? "nothing can be taken from it" : `it takes −${extent} to ${extent - 1}`;
  throw new ShapeError(op, `index ${index} is out of range for axis ${axis} of extent ${extent}: ${has}`);
}

/** The numbers of an index tensor as positions along an axis, counted from the front. */
export function positionsAlong(op: string, index: Tensor, axis: number, extent: number): Int32Array {
  const numbers = arrayOf(index);
  const positions = new Int32Array(numbers.length);
  for (let i = 0; i < positions.length; i++) positions[i] = positionIn(op, numbers[i]!, axis, extent);
  return positions;
}

/**
 * For each element of an index tensor, the place of the element that it names in a row-major array of `shape`:
 * its own index, with its value in the place of `axis`.
 */
export function placesAlong(op: string, index: Tensor, axis: number, shape: readonly number[]): Int32Array {
  const strides = stridesOf(shape);
  const along = strides[axis]!;
  strides[axis] = 0;
  const extents = index.shape;
  const at = new Array<number>(extents.length).fill(0);
  const numbers = arrayOf(index);
  const places = new Int32Array(numbers.length);
  let base = 0;
  for (let i = 0; i < places.length; i++) {
    places[i] = base + positionIn(op, numbers[i]!, axis, shape[axis]!) * along;
    for (let turning = extents.length - 1; turning >= 0; turning--) {
      base += strides[turning]!;
      if (++at[turning]! < extents[turning]!) break;
      base -= strides[turning]! * extents[turning]!;
      at[turning] = 0;
    }
  }
  return places;
}

/**
 * Refuses an index that does not lie along an axis of `shape`: it has the same rank, and on the other axes no
 * more elements.
 *
 * @throws ShapeError that names the first axis that does not fit.
 */
export function checkAlong(op: string, shape: readonly number[], index: Tensor, axis: number): void {
  checkSameRank(op, shape, index);
  index.shape.forEach((extent, other) => {
    if (other === axis || extent <= shape[other]!) return;
    throw new ShapeError(
      op,
      `the index ${shapeText(index.shape)} has ${extent} on axis ${other}, and ${shapeText(shape)} only ${shape[other]}; ` +
        `only on axis ${axis} may it have more`,
      [shape, index.shape],
    );
  });
}

/** @throws ShapeError unless the index has as many axes as `shape`. */
export function checkSameRank(op: string, shape: readonly number[], index: Tensor): void {
  if (index.rank === shape.length) return;
  throw new ShapeError(
    op,
    `the index has as many axes as what it looks into; got ${shapeText(index.shape)} for ${shapeText(shape)}. ` +
      "One index for whole rows is indexSelect",
    [shape, index.shape],
  );
}

/** @throws ShapeError unless the index is a vector. */
export function checkVector(op: string, index: Tensor): void {
  if (index.rank === 1) return;
  throw new ShapeError(
    op,
    `the index is a vector, as in [0, 2]; got shape ${shapeText(index.shape)}. One index for each element is gather`,
    [index.shape],
  );
}
