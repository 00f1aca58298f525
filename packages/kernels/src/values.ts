/** The number types of a tensor. `bool` is held as bytes of 0 and 1. */
export type DType = "float64" | "float32" | "int32" | "bool";

/** The numbers of a tensor, row-major, owned by the garbage collector. */
export type Values = Float64Array | Float32Array | Int32Array | Uint8Array;

/** A new array of zeros for `length` numbers of `dtype`. */
export function allocate(dtype: DType, length: number): Values {
  switch (dtype) {
    case "float64":
      return new Float64Array(length);
    case "float32":
      return new Float32Array(length);
    case "int32":
      return new Int32Array(length);
    case "bool":
      return new Uint8Array(length);
  }
}
