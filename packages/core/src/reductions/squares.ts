import type { Values } from "@leibniz/kernels";

/** Below this a sum of squares has lost digits to underflow. */
const SMALLEST = 1e-290;

/** A sum of squares: `scale² · sum`, where the scale is 1 unless the sum would overflow or underflow. */
export interface SumOfSquares {
  readonly sum: number;
  readonly scale: number;
}

/** Adds up the squares of what differs from `center` in a run of numbers. */
export function sumOfSquares(
  values: Values,
  start: number,
  step: number,
  extent: number,
  center: number,
): SumOfSquares {
  let sum = 0;
  let largest = 0;
  for (let e = 0; e < extent; e++) {
    const difference = Math.abs(values[start + e * step]! - center);
    sum += difference * difference;
    largest = Math.max(largest, difference);
  }
  const exact = (sum >= SMALLEST && sum < Infinity) || largest === 0 || !Number.isFinite(largest);
  if (exact) return { sum, scale: 1 };
  sum = 0;
  for (let e = 0; e < extent; e++) sum += ((values[start + e * step]! - center) / largest) ** 2;
  return { sum, scale: largest };
}
