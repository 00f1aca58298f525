import { allocate } from "@leibniz/kernels";
import { Tensor } from "./tensor.ts";
import type { TensorType } from "./tensor-type.ts";

/** Zeros of the dtype and shape of a tensor: the gradient of what does not depend on it. */
export function zerosLike({ type }: { readonly type: TensorType }): Tensor {
  return new Tensor(type.rank === 0 ? 0 : allocate(type.dtype, type.size), type, null);
}
