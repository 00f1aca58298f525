import { weakDType, roundTo } from "./dtype.ts";
import type { Algebra, Operand } from "./algebra.ts";
import { Tensor } from "./tensor.ts";
import { scalarType } from "./tensor-type.ts";

/**
 * Rules on tensors. It reaches the ops through the methods of a tensor and not by importing them, because the
 * ops import the classes that import this.
 */
export const tensors: Algebra<Tensor> = {
  add: (x, y) => lift(x, y).add(y),
  sub: (x, y) => lift(x, y).sub(y),
  mul: (x, y) => lift(x, y).mul(y),
  div: (x, y) => lift(x, y).div(y),
  neg: (x) => lift(x, x).neg(),
  pow: (x, exponent) => x.pow(exponent),
  exp: (x) => x.exp(),
  log: (x) => x.log(),
  where: (condition, x, y) => condition.where(x, y),
};

/** A plain number as a constant beside `other`, whose dtype it takes. */
export function lift(x: Operand<Tensor>, other: Operand<Tensor>): Tensor {
  if (typeof x !== "number") return x;
  const dtype = typeof other === "number" ? "float64" : weakDType(x, other.type.dtype);
  return new Tensor(roundTo(dtype, x), scalarType(dtype), null);
}
