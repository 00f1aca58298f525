import type { Tensor } from "./tensor.ts";
import { sameShape, type TensorType } from "./tensor-type.ts";

/**
 * Undoes broadcasting: adds up a gradient along the axes on which its tensor was repeated, and returns it in
 * the tensor's own shape and dtype. Every rule relies on this, so no rule mentions broadcasting.
 */
export function sumTo(gradient: Tensor, type: TensorType): Tensor {
  if (gradient.type === type) return gradient;
  if (!sameShape(gradient.shape, type.shape)) {
    const missing = gradient.rank - type.rank;
    const axes: number[] = [];
    for (let axis = 0; axis < gradient.rank; axis++) {
      if (axis < missing || (type.shape[axis - missing] === 1 && gradient.shape[axis] !== 1)) axes.push(axis);
    }
    if (axes.length > 0) gradient = gradient.sum({ axes });
    if (!sameShape(gradient.shape, type.shape)) gradient = gradient.reshape(type.shape);
  }
  return gradient.dtype === type.dtype ? gradient : gradient.cast(type.dtype);
}
