import type { NumberArray } from "./array.ts";

export type NumberType = "float64" | "float32" | "int32" | "bool";

export const numberTypes: readonly NumberType[] = ["float64", "float32", "int32", "bool"];

/** The number that a type holds when it is given `value`. */
export function rounded(type: NumberType, value: number): number {
  if (type === "float32") return new Float32Array([value])[0]!;
  if (type === "int32") return new Int32Array([value])[0]!;
  if (type === "bool") return value === 0 ? 0 : 1;
  return value;
}

export function roundedArray(type: NumberType, x: NumberArray): NumberArray {
  return { shape: x.shape, data: x.data.map((value) => rounded(type, value)) };
}

/** The wider of two types; arithmetic on truth values counts in integers. */
export function promoted(x: NumberType, y: NumberType): NumberType {
  const widest = numberTypes[Math.min(numberTypes.indexOf(x), numberTypes.indexOf(y))]!;
  return widest === "bool" ? "int32" : widest;
}

/** Integers and truth values become float64, the two floats stay. */
export function asFloat(type: NumberType): NumberType {
  return type === "float32" ? "float32" : "float64";
}

/** Truth values count as 0 and 1. */
export function asNumber(type: NumberType): NumberType {
  return type === "bool" ? "int32" : type;
}
