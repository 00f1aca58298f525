import { DTypeError, LeibnizError } from "./errors.ts";
import { TENSOR_BRAND, Tensor, type TensorLike } from "./tensor.ts";
import { lift } from "./tensor-algebra.ts";

/**
 * An argument of an op as a tensor: a plain number becomes a constant beside `other`.
 *
 * @throws LeibnizError for anything that is neither.
 */
export function operand(op: string, value: TensorLike, other: TensorLike | undefined): Tensor {
  if (value instanceof Tensor) return value;
  if (typeof value === "number") return lift(value, other instanceof Tensor ? other : value);
  return refuse(op, value);
}

function refuse(op: string, value: unknown): never {
  if (typeof value === "bigint") {
    throw new DTypeError(
      op,
      `a BigInt is not a tensor's number; write Number(${value}n), up to 2^53 it is exact`,
    );
  }
  if (typeof value === "object" && value !== null && TENSOR_BRAND in value) {
    throw new LeibnizError(
      op,
      "this tensor comes from another copy of @leibniz/core; install one copy (npm dedupe)",
    );
  }
  const got = Array.isArray(value) ? "an array" : value === null ? "null" : `${typeof value}`;
  throw new LeibnizError(op, `expected a tensor or a number, got ${got}; wrap data with tensor(…)`);
}
