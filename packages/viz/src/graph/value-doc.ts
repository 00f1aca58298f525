import type { Tensor } from "@leibniz/core";
import type { NumberDoc, ValueDoc } from "./graph-doc.ts";

/** A tensor's numbers for the document: all of them when there are at most `most`, else their summary. */
export function valueDoc(tensor: Tensor, most: number): ValueDoc {
  const data = tensor.data;
  const shape = [...tensor.shape];
  if (data.length <= most) {
    return { shape, dtype: tensor.dtype, data: Array.from(data, numberDoc), summary: null };
  }
  let min = Infinity;
  let max = -Infinity;
  let total = 0;
  for (const value of data) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    total += value;
  }
  const summary = { min: numberDoc(min), max: numberDoc(max), mean: numberDoc(total / data.length) };
  return { shape, dtype: tensor.dtype, data: null, summary };
}

function numberDoc(value: number): NumberDoc {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}
