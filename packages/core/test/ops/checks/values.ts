import type { DType } from "../../../src/index.ts";
import { type NumberArray, sizeOf } from "../../oracle/array.ts";
import { numberTypes, rounded, roundedArray } from "../../oracle/dtypes.ts";
import { type Case, constantDType, type Domain, type Row } from "../row.ts";
import { closeIn, closeInFloat64, expectNumbers, expectType } from "./compare.ts";
import { tensorOf } from "./inputs.ts";

/** In float64 the values are those of the oracle, and the inputs are left as they were. */
export function valuesAgree(sample: Case, row: Row): void {
  const dtypes = sample.inputs.map((_, i) => constantDType(row.domain[i]!) ?? "float64");
  const inputs = sample.inputs.map((input, i) => tensorOf(input, dtypes[i]));
  const y = sample.apply(...inputs);
  const dtype = sample.dtype(...dtypes);
  const expected = roundedArray(dtype, sample.oracle(...sample.inputs));
  expectType("value", y, expected.shape, dtype);
  const tolerance = dtype === "float64" ? closeInFloat64(...sample.inputs) : () => 0;
  expectNumbers("value", y.data, expected.data, tolerance);
  inputs.forEach((x, i) =>
    expectNumbers(`input ${i} afterwards`, x.data, roundedArray(x.dtype, sample.inputs[i]!).data, () => 0),
  );
}

/** Every combination of dtypes gives the dtype of the rule, and the oracle's numbers as that dtype holds them. */
export function dtypesFollowTheRule(sample: Case, row: Row): void {
  if (sample.inputs.some((input) => sizeOf(input.shape) > 20)) return;
  for (const dtypes of combinations(row.domain.slice(0, sample.inputs.length))) {
    const what = dtypes.join(" with ");
    const numbers = sample.inputs.map((input, i) =>
      row.domain[i] === "index" ? input : heldBy(dtypes[i]!, input),
    );
    const y = sample.apply(...numbers.map((input, i) => tensorOf(input, dtypes[i])));
    const dtype = sample.dtype(...dtypes);
    const exact = sample.oracle(...numbers);
    expectType(what, y, exact.shape, dtype);
    expectNumbers(what, y.data, roundedArray(dtype, exact).data, closeIn(dtype, ...numbers));
  }
}

/** Whole numbers away from 0 stand for the drawn ones in an integer array. */
function heldBy(dtype: DType, x: NumberArray): NumberArray {
  if (dtype === "int32") {
    return { shape: x.shape, data: x.data.map((v) => rounded(dtype, Math.sign(v) * Math.ceil(Math.abs(v)))) };
  }
  if (dtype === "bool") return { shape: x.shape, data: x.data.map((v) => (Math.abs(v) > 0.9 ? 1 : 0)) };
  return roundedArray(dtype, x);
}

/** A condition may be of any dtype; an index is int32. */
function combinations(domains: readonly Domain[]): DType[][] {
  const last = domains.at(-1);
  if (last === undefined) return [[]];
  const choices = last === "index" ? (["int32"] as const) : numberTypes;
  return combinations(domains.slice(0, -1)).flatMap((rest) => choices.map((dtype) => [...rest, dtype]));
}
