import { type NumberArray, sizeOf } from "./array.ts";

/** Numbers in [0, 1) from a seed: Marsaglia's xorshift, "Xorshift RNGs", 2003. */
export function drawer(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** An array of numbers between `low` and `high`. */
export function drawn(next: () => number, shape: readonly number[], low: number, high: number): NumberArray {
  return { shape, data: Array.from({ length: sizeOf(shape) }, () => low + (high - low) * next()) };
}
