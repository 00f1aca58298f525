import type { DType, Tensor } from "../../../src/index.ts";
import type { NumberArray } from "../../oracle/array.ts";

const EPSILON: Record<DType, number> = { float64: 2 ** -52, float32: 2 ** -23, int32: 0, bool: 0 };

/** Throws unless `found` has this shape and dtype. */
export function expectType(what: string, found: Tensor, shape: readonly number[], dtype: DType): void {
  if (found.shape.join() !== shape.join() || found.rank !== shape.length) {
    throw new Error(`${what}: shape [${found.shape.join(", ")}], expected [${shape.join(", ")}]`);
  }
  if (found.dtype !== dtype) throw new Error(`${what}: dtype ${found.dtype}, expected ${dtype}`);
  const kinds = { float64: Float64Array, float32: Float32Array, int32: Int32Array, bool: Uint8Array };
  if (!(found.data instanceof kinds[dtype])) {
    throw new Error(`${what}: numbers in a ${found.data.constructor.name}, expected ${kinds[dtype].name}`);
  }
  if (found.data.length !== found.size) {
    throw new Error(`${what}: ${found.data.length} numbers for ${found.size} elements`);
  }
}

/** Throws unless each number is within `tolerance` of the expected one; NaN and infinities must be the same. */
export function expectNumbers(
  what: string,
  found: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: (expected: number) => number,
): void {
  if (found.length !== expected.length) {
    throw new Error(`${what}: ${found.length} numbers, expected ${expected.length}`);
  }
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [found[i]!, expected[i]!];
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) continue;
    if (!(Math.abs(a - b) <= tolerance(b)) || !Number.isFinite(b)) {
      throw new Error(`${what}: element ${i} is ${a}, expected ${b}`);
    }
  }
}

/** Relative 1e-12, and as much of the largest number that took part: sums may cancel. */
export function closeInFloat64(...scale: readonly NumberArray[]): (expected: number) => number {
  const size = largestOf(scale);
  return (expected) => 1e-12 * Math.abs(expected) + 1e-14 * size;
}

/** A few units in the last place of the largest number that took part. */
export function closeIn(dtype: DType, ...scale: readonly NumberArray[]): (expected: number) => number {
  if (dtype === "float64") return closeInFloat64(...scale);
  const size = largestOf(scale);
  return (expected) => 8 * EPSILON[dtype] * Math.max(size, Math.abs(expected));
}

export function withinUlps(dtype: DType, ulps: number): (expected: number) => number {
  return (expected) => ulps * EPSILON[dtype] * Math.abs(expected);
}

function largestOf(scale: readonly NumberArray[]): number {
  return Math.max(
    1,
    ...scale.flatMap((x) => x.data.filter(Number.isFinite).map(Math.abs)).filter((x) => x < 1e300),
  );
}
