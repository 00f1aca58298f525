import { LeibnizError } from "./errors.ts";
import type { BinaryNode } from "./binary-node.ts";
import type { Tensor } from "./tensor.ts";

/** @throws LeibnizError when integers were divided by 0: floats say NaN there, an integer would say 0. */
export function refuseZeroDivisor(node: BinaryNode, output: Tensor): Tensor {
  if (output.dtype === "int32" && output.size > 0 && node.second!.data.includes(0)) {
    throw new LeibnizError(
      node.op,
      'an integer has no remainder after division by 0; cast to float64 first, as in x.cast("float64"), where it is NaN',
    );
  }
  return output;
}
