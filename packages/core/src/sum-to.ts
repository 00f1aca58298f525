import type { ReductionOptions } from "./axes.ts";
import type { Tensor } from "./tensor.ts";
import { sameShape, type TensorType } from "./tensor-type.ts";

/** What sums over the first axes, by their number: the bias of every batch asks for the same one. */
const leading: ReductionOptions[] = [];

function leadingAxes(count: number): ReductionOptions {
  return Object.freeze({ axes: Object.freeze(Array.from({ length: count }, (_, axis) => axis)) });
}

function endsWith(shape: readonly number[], end: readonly number[], from: number): boolean {
  for (let axis = 0; axis < end.length; axis++) if (shape[from + axis] !== end[axis]) return false;
  return true;
}

/**
 * Undoes broadcasting: adds up a gradient along the axes on which its tensor was repeated, and returns it in
 * the tensor's own shape and dtype. Every rule relies on this, so no rule mentions broadcasting.
 */
export function sumTo(gradient: Tensor, type: TensorType): Tensor {
  if (gradient.type === type) return gradient;
  if (!sameShape(gradient.shape, type.shape)) {
    const missing = gradient.rank - type.rank;
    if (missing > 0 && endsWith(gradient.shape, type.shape, missing)) {
      gradient = gradient.sum((leading[missing] ??= leadingAxes(missing)));
    } else {
      const axes: number[] = [];
      for (let axis = 0; axis < gradient.rank; axis++) {
        if (axis < missing || (type.shape[axis - missing] === 1 && gradient.shape[axis] !== 1))
          axes.push(axis);
      }
      if (axes.length > 0) gradient = gradient.sum({ axes });
    }
    if (!sameShape(gradient.shape, type.shape)) gradient = gradient.reshape(type.shape);
  }
  return gradient.dtype === type.dtype ? gradient : gradient.cast(type.dtype);
}
