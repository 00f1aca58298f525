import type { DType } from "@leibniz/kernels";
import { DTypeError } from "./errors.ts";

/** Refuses a dtype that does not exist: programs in JavaScript have no compiler to do it. */
export function checkDType(op: string, dtype: DType): DType {
  if (dtype === "float64" || dtype === "float32" || dtype === "int32" || dtype === "bool") return dtype;
  throw new DTypeError(op, `there is no dtype ${String(dtype)}; choose float64, float32, int32 or bool`);
}

export function isFloat(dtype: DType): boolean {
  return dtype === "float64" || dtype === "float32";
}

/**
 * The dtype of arithmetic on two tensors: float64 over float32 over int32 over bool, and two bools count as
 * integers 0 and 1.
 */
export function promote(x: DType, y: DType): DType {
  if (x === "float64" || y === "float64") return "float64";
  if (x === "float32" || y === "float32") return "float32";
  return "int32";
}

/** The float in which a function such as exp answers: an integer or bool becomes float64. */
export function toFloat(dtype: DType): DType {
  return isFloat(dtype) ? dtype : "float64";
}

/** The dtype that a plain number takes beside `other`: it is weak, and yields where it can. */
export function weakDType(value: number, other: DType): DType {
  if (isFloat(other)) return other;
  return Number.isInteger(value) && Math.abs(value) <= 0x7fffffff ? "int32" : "float64";
}

/**
 * Refuses numbers that int32 cannot hold: NaN, infinities and what lies beyond ±2^31 would silently become others.
 *
 * @throws DTypeError that names the number.
 */
export function checkIntegers(op: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value > -2147483649 && value < 2147483648)) {
      throw new DTypeError(
        op,
        `int32 holds whole numbers from −2^31 to 2^31 − 1, not ${value}; keep it a float`,
      );
    }
  }
}

/** `value` as `dtype` can hold it. */
export function roundTo(dtype: DType, value: number): number {
  switch (dtype) {
    case "float64":
      return value;
    case "float32":
      return Math.fround(value);
    case "int32":
      return value | 0;
    case "bool":
      return value === 0 ? 0 : 1;
  }
}
