import type { DType, Tensor } from "@leibniz/core";

/** An input in the dtype of a layer's parameters: a net of float32 takes data of any dtype. */
export function asFloat(x: Tensor, dtype: DType): Tensor {
  return x.dtype === dtype ? x : x.cast(dtype);
}

/** A float as it is, and whole numbers or truth values as float64. */
export function floatOf(x: Tensor): Tensor {
  return x.dtype === "float32" || x.dtype === "float64" ? x : x.cast("float64");
}
