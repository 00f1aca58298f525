import type { Tensor } from "@leibniz/core";
import type { NumberDoc, ValueDoc } from "./graph-doc.ts";

/** A tensor's numbers for the document: all of them when there are at most `most`, else their summary. */
export function valueDoc(tensor: Tensor, most: number): ValueDoc {
  const { dtype } = tensor;
  // Scalar graphs have a million of these, whose number needs no array.
  if (tensor.rank === 0) return { shape: [], dtype, data: [numberDoc(tensor.item())], summary: null };
  const data = tensor.data;
  const shape = [...tensor.shape];
  if (data.length <= most) return { shape, dtype, data: Array.from(data, numberDoc), summary: null };
  let min = Infinity;
  let max = -Infinity;
  let total = 0;
  for (const value of data) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    total += value;
  }
  const summary = { min: numberDoc(min), max: numberDoc(max), mean: numberDoc(total / data.length) };
  return { shape, dtype, data: null, summary };
}

/** A number as JSON can say it; JSON writes −0 as 0, so the document says 0 as well. */
export function numberDoc(value: number): NumberDoc {
  if (Number.isFinite(value)) return value === 0 ? 0 : value;
  return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}
