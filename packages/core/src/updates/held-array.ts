import type { Values } from "@leibniz/kernels";
import type { Parameter } from "../parameter.ts";
import { arrayOf, Tensor } from "../tensor.ts";
import type { TensorType } from "../tensor-type.ts";

/** A tensor of numbers that a kernel has just written. */
export function tensorOf(values: Values, type: TensorType): Tensor {
  return new Tensor(type.rank === 0 ? values[0]! : values, type, null);
}

/** The array of what an optimiser keeps, for a kernel to write; {@link giveBack} then makes the new numbers its values. */
export function heldArray(kept: Parameter): Values {
  return arrayOf(kept);
}

export function giveBack(kept: Parameter, values: Values): void {
  kept.assign(tensorOf(values, kept.type));
}
