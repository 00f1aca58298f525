import { type DType, gradientsOf, type OpNode, type Tensor, tensor, variable } from "../../../src/index.ts";
import { type NumberArray, sizeOf } from "../../oracle/array.ts";
import { drawer, drawn } from "../../oracle/draw.ts";
import { type Case, constantDType, type Row } from "../row.ts";

export function tensorOf(x: NumberArray, dtype: DType = "float64"): Tensor {
  return tensor(Float64Array.from(x.data), { shape: x.shape, dtype });
}

export function variableOf(x: NumberArray, dtype: DType = "float64"): Tensor {
  return variable(Float64Array.from(x.data), { shape: x.shape, dtype });
}

export function arrayOfTensor(x: Tensor): NumberArray {
  return { shape: x.shape, data: [...x.data] };
}

/** The constant that stands for an input without a gradient, a condition or an index; null for any other. */
export function constantAt(row: Row, sample: Case, i: number): Tensor | null {
  const dtype = constantDType(row.domain[i]!);
  return dtype === null ? null : tensorOf(sample.inputs[i]!, dtype);
}

/** The inputs of a case: floats as variables, conditions and indices as constants. */
export function leaves(row: Row, sample: Case, dtypes: readonly DType[] = []): Tensor[] {
  return sample.inputs.map(
    (input, i) => constantAt(row, sample, i) ?? variableOf(input, dtypes[i] ?? "float64"),
  );
}

/**
 * The node of a sample, which has run: the creator of its output, or one made by hand where no gradient flows
 * through the op.
 */
export function nodeOf(row: Row, sample: Case, inputs: readonly Tensor[]): OpNode | null {
  const node = sample.apply(...inputs).creator;
  if (node !== null || sample.attributes === null) return node;
  const made = new (row.node as new (attributes: object) => OpNode)(sample.attributes);
  made.forward(...inputs);
  return made;
}

/** An upstream gradient that differs from element to element, so that no mixed-up order goes unseen. */
export function upstreamFor(y: Tensor): Tensor {
  const numbers = drawn(drawer(7 + sizeOf(y.shape)), y.shape, 0.5, 1.5);
  return tensorOf(numbers, y.dtype);
}

/** The gradients of the inputs that want one, under a non-uniform upstream gradient. */
export function gradientsUnder(y: Tensor, inputs: readonly Tensor[], upstream = upstreamFor(y)): Tensor[] {
  const wanted = inputs.filter((input) => input.requiresGrad);
  return gradientsOf(y, wanted, { gradient: upstream }).map((gradient, i) => {
    if (gradient === null) throw new Error(`no gradient reached input ${i}`);
    return gradient;
  });
}
