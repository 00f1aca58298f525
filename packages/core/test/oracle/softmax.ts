import { arrayFrom, elementAt, type NumberArray } from "./array.ts";
import { elementwise } from "./broadcast.ts";
import { reduce, sum } from "./reduce.ts";

/** x less its largest along an axis, which changes no ratio of exponentials. */
function shifted(x: NumberArray, axis: number): NumberArray {
  const largest = reduce(x, (row) => Math.max(...row), { axes: axis, keepDims: true });
  return elementwise((value, most) => value - most, x, largest);
}

/** exp(x) over its sum along an axis. */
export function softmax(x: NumberArray, axis = -1): NumberArray {
  const powers = elementwise(Math.exp, shifted(x, axis));
  return elementwise(
    (power, total) => power / total,
    powers,
    reduce(powers, sum, { axes: axis, keepDims: true }),
  );
}

/** The logarithm of that, without the way over numbers too small to have one. */
export function logSoftmax(x: NumberArray, axis = -1): NumberArray {
  const moved = shifted(x, axis);
  const totals = reduce(elementwise(Math.exp, moved), sum, { axes: axis, keepDims: true });
  return elementwise((value, total) => value - Math.log(total), moved, totals);
}

export type Average = "mean" | "sum" | "none";

/** −Σ t log softmax(x) along an axis, and what is asked for of these losses. */
export function crossEntropy(
  x: NumberArray,
  t: NumberArray,
  { axis = -1, reduction = "mean" }: { axis?: number | undefined; reduction?: Average | undefined } = {},
): NumberArray {
  const losses = reduce(
    elementwise((p, q) => -p * q, t, logSoftmax(x, axis)),
    sum,
    { axes: axis },
  );
  if (reduction === "none") return losses;
  const total = sum(losses.data);
  return { shape: [], data: [reduction === "mean" ? total / losses.data.length : total] };
}

/** (softmax(x) · Σ t − t) / divisor: the derivative of the sum of those losses by x. */
export function crossEntropyGradient(
  x: NumberArray,
  t: NumberArray,
  { axis = -1, divisor = 1 }: { axis?: number; divisor?: number } = {},
): NumberArray {
  const shares = elementwise(
    (p, total) => p * total,
    softmax(x, axis),
    reduce(t, sum, { axes: axis, keepDims: true }),
  );
  return elementwise((share, q) => (share - q) / divisor, shares, t);
}

/** Rows of 0 with a 1 at the place that an index names, along an axis. */
export function oneHot(indices: NumberArray, count: number, axis: number): NumberArray {
  const place = axis < 0 ? axis + indices.shape.length + 1 : axis;
  const shape = [...indices.shape.slice(0, place), count, ...indices.shape.slice(place)];
  return arrayFrom(shape, (index) =>
    elementAt(
      indices,
      index.filter((_, i) => i !== place),
    ) === index[place]
      ? 1
      : 0,
  );
}
