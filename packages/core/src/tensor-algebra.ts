import type { Algebra, Operand } from "./algebra.ts";
import { roundTo, weakDType } from "./dtype.ts";
import { Tensor } from "./tensor.ts";
import { scalarType } from "./tensor-type.ts";

/**
 * Rules on tensors: the ops themselves. The ops import the classes that import this, so this imports none of
 * them; `methods.ts`, which may, fills it by {@link bindTensorAlgebra}.
 */
export const tensors = {} as Algebra<Tensor>;

/** Gives {@link tensors} its operations; the compiler checks that none is missing. */
export function bindTensorAlgebra(ops: Algebra<Tensor>): void {
  Object.assign(tensors, ops);
}

/** A plain number as a constant beside `other`, whose dtype it takes. */
export function lift(x: Operand<Tensor>, other: Operand<Tensor>): Tensor {
  if (typeof x !== "number") return x;
  const dtype = typeof other === "number" ? "float64" : weakDType(x, other.type.dtype);
  return new Tensor(roundTo(dtype, x), scalarType(dtype), null);
}
