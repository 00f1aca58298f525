import type { DType, Values } from "@leibniz/kernels";
import { promote } from "./dtype.ts";
import { LeibnizError } from "./errors.ts";

/** Which axis tensors are joined along, or parted. */
export interface JoinOptions {
  /** −1 for the last; 0 when left out. */
  readonly axis?: number;
}

/** Refuses what is no list of tensors: `concat(a, b)` instead of `concat([a, b])`, or nothing at all. */
export function checkList(op: string, tensors: unknown): void {
  if (!Array.isArray(tensors)) {
    throw new LeibnizError(op, `the tensors come in an array, as in ${op}([x, y])`);
  }
  if (tensors.length === 0) throw new LeibnizError(op, "there is nothing to join: the array is empty");
}

/** The common dtype: unlike arithmetic, joining truth values gives truth values. */
export function joinedDType(...inputs: DType[]): DType {
  return inputs.every((dtype) => dtype === inputs[0]) ? inputs[0]! : inputs.reduce(promote);
}

/** Writes arrays of `outer` blocks each, one block of each in turn. */
export function joinBlocks(out: Values, parts: readonly Values[], outer: number): void {
  let start = 0;
  const whole = outer === 0 ? 0 : out.length / outer;
  for (const part of parts) {
    const block = outer === 0 ? 0 : part.length / outer;
    for (let i = 0; i < outer; i++) out.set(part.subarray(i * block, (i + 1) * block), i * whole + start);
    start += block;
  }
}
