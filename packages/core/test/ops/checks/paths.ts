import { ElementwiseNode, gradientsOf, type OpNode, type Tensor, Variable } from "../../../src/index.ts";
import { sizeOf } from "../../oracle/array.ts";
import type { Case, Row } from "../row.ts";
import { closeIn, closeInFloat64, expectNumbers, expectType, withinUlps } from "./compare.ts";
import { arrayOfTensor, gradientsUnder, leaves, upstreamFor } from "./inputs.ts";

/** An elementwise op on scalars, which runs on plain numbers, agrees with itself on arrays of one element. */
export function scalarsAgreeWithArrays(sample: Case, row: Row): void {
  if (!(row.node?.prototype instanceof ElementwiseNode)) return;
  if (sample.inputs.some((input) => sizeOf(input.shape) === 0)) return;
  for (const dtype of ["float64", "float32"] as const) {
    const dtypes = sample.inputs.map(() => dtype);
    const [scalars, arrays] = ([[], [1]] as number[][]).map((shape): Run => {
      const inputs = leaves(
        row,
        { ...sample, inputs: sample.inputs.map((input) => ({ shape, data: [input.data[0]!] })) },
        dtypes,
      );
      const y = sample.apply(...inputs);
      expectType("value", y, shape, sample.dtype(...inputs.map((input) => input.dtype)));
      return { y, gradients: y.requiresGrad ? gradientsUnder(y, inputs, y.like([0.75])) : [] };
    });
    if (scalars === undefined || arrays === undefined) throw new Error("nothing ran");
    expectNumbers("value", scalars.y.data, arrays.y.data, withinUlps(dtype, 1));
    scalars.gradients.forEach((gradient, i) => {
      expectType(`gradient ${i}`, gradient, [], dtype);
      const expected = arrayOfTensor(arrays.gradients[i]!);
      // Plain numbers are rounded to float32 once, at the end of a rule; arrays after each of its steps.
      const close = dtype === "float32" ? closeIn(dtype, expected) : withinUlps(dtype, 1);
      expectNumbers(`gradient ${i}`, gradient.data, expected.data, close);
    });
  }
}

interface Run {
  readonly y: Tensor;
  readonly gradients: readonly Tensor[];
}

/** Plain, explained and recorded passes bring the same gradients, and `.grad` is what gradientsOf returns. */
export function passesAgree(sample: Case, row: Row): void {
  const inputs = leaves(row, sample);
  const y = sample.apply(...inputs);
  if (!y.requiresGrad) return;
  const gradient = upstreamFor(y);
  const wanted = gradientsOf(y, inputs, { gradient });
  for (const options of [{}, { explain: true }, { createGraph: true }]) {
    const what = JSON.stringify(options);
    y.backward({ gradient, ...options });
    inputs.forEach((input, i) => {
      if (!(input instanceof Variable)) return;
      expectType(`${what} ${i}`, input.grad!, input.shape, input.dtype);
      const close = sample.smooth ? closeInFloat64(arrayOfTensor(wanted[i]!)) : () => 0;
      expectNumbers(`${what} ${i}`, input.grad!.data, wanted[i]!.data, close);
      input.zeroGrad();
    });
  }
}

/** A node called by hand, as the book's layers are, gives the graph's output and gradients. */
export function nodesWorkByHand(sample: Case, row: Row): void {
  if (row.node === null) return;
  const inputs = leaves(row, sample);
  const y = sample.apply(...inputs);
  if (!y.requiresGrad) return;
  const node = new (row.node as new (attributes: unknown) => OpNode)(y.creator!.attributes);
  const byHand = node.forward(...inputs);
  expectType("output", byHand, y.shape, y.dtype);
  expectNumbers("output", byHand.data, y.data, () => 0);
  const gradient = upstreamFor(y);
  const expected = gradientsOf(y, inputs, { gradient });
  const found = node.backward(gradient);
  if (found.length !== inputs.length)
    throw new Error(`${found.length} gradients for ${inputs.length} inputs`);
  inputs.forEach((input, i) => {
    expectType(`gradient ${i}`, found[i]!, input.shape, input.dtype);
    if (expected[i] == null) return;
    expectNumbers(
      `gradient ${i}`,
      found[i]!.data,
      expected[i]!.data,
      closeInFloat64(arrayOfTensor(found[i]!)),
    );
  });
}
