import { checkGradients, type DType, gradientsOf, type OpNode, type Tensor } from "../../../src/index.ts";
import { sizeOf } from "../../oracle/array.ts";
import { elementwise } from "../../oracle/broadcast.ts";
import { roundedArray } from "../../oracle/dtypes.ts";
import { type Case, constantDType, type Row } from "../row.ts";
import { closeIn, closeInFloat64, expectNumbers, expectType } from "./compare.ts";
import {
  arrayOfTensor,
  constantAt,
  gradientsUnder,
  leaves,
  tensorOf,
  upstreamFor,
  variableOf,
} from "./inputs.ts";

/** Gradients and gradients of gradients are those of central differences. */
export function gradientsAgreeWithDifferences(sample: Case, row: Row): void {
  if (!sample.smooth) return;
  const constants = sample.inputs.map((_, i) => constantAt(row, sample, i));
  const floats = sample.inputs.filter((_, i) => constants[i] === null).map((input) => tensorOf(input));
  if (floats.length === 0) return;
  checkGradients((...x) => sample.apply(...filled(constants, x)), floats, { order: 2 });
}

/** The constants in their places, and the floats in the places between. */
function filled(constants: readonly (Tensor | null)[], floats: readonly Tensor[]): Tensor[] {
  let next = 0;
  return constants.map((constant) => constant ?? floats[next++]!);
}

/** The gradients of the sum are those that the row states. */
export function knownGradientsAgree(sample: Case, row: Row): void {
  if (sample.gradients === null) return;
  const inputs = leaves(row, sample);
  const y = sample.apply(...inputs);
  const ones = tensorOf({ shape: y.shape, data: Array<number>(y.size).fill(1) }, y.dtype);
  gradientsOf(y, inputs, { gradient: ones }).forEach((gradient, i) => {
    if (constantDType(row.domain[i]!) !== null) return;
    const expected = sample.gradients![i]!;
    expectType(`gradient ${i}`, gradient!, expected.shape, "float64");
    expectNumbers(`gradient ${i}`, gradient!.data, expected.data, closeInFloat64(expected));
  });
}

/** A tensor that stands in two places receives the sum of what reaches the places. */
export function oneTensorInTwoPlaces(sample: Case, row: Row): void {
  const floats = sample.inputs.flatMap((_, i) => (constantDType(row.domain[i]!) === null ? [i] : []));
  const last = sample.inputs[floats.at(-1)!]!;
  if (floats.length < 2 || !floats.every((i) => sample.inputs[i]!.shape.join() === last.shape.join())) return;
  const inputs = (make: () => Tensor) => sample.inputs.map((_, i) => constantAt(row, sample, i) ?? make());
  const x = variableOf(last);
  const y = sample.apply(...inputs(() => x));
  if (!y.requiresGrad) return;
  const [sum] = gradientsUnder(y, [x]);
  const apart = inputs(() => variableOf(last));
  const parts = gradientsUnder(sample.apply(...apart), apart).map(arrayOfTensor);
  const expected = elementwise((...terms) => terms.reduce((a, b) => a + b), ...parts);
  expectType("gradient", sum!, last.shape, "float64");
  expectNumbers("gradient", sum!.data, expected.data, closeInFloat64(...parts));
  if (sample.smooth) {
    checkGradients((z) => sample.apply(...inputs(() => z)), [tensorOf(last)], { order: 2 });
  }
}

/** Each gradient has its input's shape and dtype, and the numbers that float64 gives at the rounded inputs. */
export function gradientsHaveTheirInputsType(sample: Case, row: Row): void {
  const kinds: readonly DType[] = ["float32", "float64"];
  for (const first of kinds) {
    for (const rest of kinds) {
      const dtypes = sample.inputs.map((_, i) => (i === 0 ? first : rest));
      const inputs = leaves(row, sample, dtypes);
      const y = sample.apply(...inputs);
      if (!y.requiresGrad) continue;
      const upstream = upstreamFor(y);
      const found = gradientsUnder(y, inputs, upstream);
      const exactly = { ...sample, inputs: sample.inputs.map((x, i) => roundedArray(dtypes[i]!, x)) };
      const precise = leaves(row, exactly);
      const z = sample.apply(...precise);
      const expected = gradientsUnder(z, precise, tensorOf(arrayOfTensor(upstream), z.dtype));
      inputs
        .filter((input) => input.requiresGrad)
        .forEach((input, i) => {
          const what = `gradient ${i} of ${dtypes.join(" with ")}`;
          expectType(what, found[i]!, input.shape, input.dtype);
          if (!sample.smooth) return;
          const coarse = dtypes.includes("float32") || y.dtype === "float32" ? "float32" : "float64";
          const scale = [arrayOfTensor(expected[i]!), ...exactly.inputs];
          expectNumbers(what, found[i]!.data, expected[i]!.data, closeIn(coarse, ...scale));
        });
    }
  }
}

/** Elementwise ops: what reaches an input is upstream × local derivative, added up where the input repeats. */
export function localDerivativesExplainGradients(sample: Case, row: Row): void {
  const inputs = leaves(row, sample);
  const node: OpNode | null = sample.apply(...inputs).creator;
  if (!sample.smooth || node === null || node.localDerivative(0) === null) return;
  const upstream = upstreamFor(node.output!);
  const found = gradientsUnder(node.output!, inputs, upstream);
  let place = 0;
  inputs.forEach((input, argument) => {
    if (!input.requiresGrad) return;
    const gradient = found[place++]!;
    if (sizeOf(input.shape) !== upstream.size) return;
    const local = arrayOfTensor(node.localDerivative(argument)!);
    const expected = elementwise((g, d) => g * d, arrayOfTensor(upstream), local);
    expectNumbers(`gradient ${argument}`, gradient.data, expected.data, closeInFloat64(expected));
  });
}
