import { expect } from "vitest";
import type { Values } from "../../src/index.ts";

export type FloatsType = Float32ArrayConstructor | Float64ArrayConstructor;
export const floatTypes: readonly FloatsType[] = [Float32Array, Float64Array];

/** None, one, odd ones, and the neighbours of each crossover and of the length of a piece in either dtype. */
export const sizes: readonly number[] = [0, 1, 3, 7].concat(
  [16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192].flatMap((n) => [n - 1, n, n + 1]),
);

/** What arithmetic treats apart: zeros, infinities, NaN, the limits of the dtype, and numbers below the normal ones. */
export function special(Type: FloatsType): readonly number[] {
  const [largest, normal, smallest] =
    Type === Float32Array
      ? [3.4028234663852886e38, 1.1754943508222875e-38, 1.401298464324817e-45]
      : [Number.MAX_VALUE, 2.2250738585072014e-308, Number.MIN_VALUE];
  const positive = [0, smallest, 3 * smallest, normal / 2, normal, 0.5, 1, 2, largest / 2, largest, Infinity];
  return [...positive, ...positive.map((x) => -x), NaN];
}

/** `length` numbers, the same at each call with the same seed, with special ones strewn in when they are given. */
export function numbers(
  Type: FloatsType,
  length: number,
  seed: number,
  strewn: readonly number[] = [],
): Float32Array | Float64Array {
  let state = seed * 2654435761 + 12345;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const values = unaligned(new Type(length));
  for (let i = 0; i < length; i++) {
    const chosen = strewn.length > 0 && next() < 0.2 ? strewn[Math.floor(next() * strewn.length)] : undefined;
    values[i] = chosen ?? (next() - 0.5) * 2 ** Math.floor(next() * 8);
  }
  return values;
}

/** The same numbers, from the second element of a longer buffer on. */
export function unaligned<T extends Values>(x: T): T {
  const longer = new (x.constructor as new (length: number) => T)(x.length + 3);
  const view = longer.subarray(1, 1 + x.length) as T;
  view.set(x);
  return view;
}

/** Every bit the same, the sign of zeros too; any NaN is the same NaN. */
export function expectSame(found: Values, expected: Values, what: string): void {
  for (let i = 0; i < expected.length; i++) {
    if (Object.is(found[i], expected[i])) continue;
    expect.fail(`${what}, element ${i} of ${expected.length}: ${found[i]} instead of ${expected[i]}`);
  }
}

/** Numbers `units` in the last place apart at most; zeros, infinities and NaN are the same. */
export function expectClose(found: Values, expected: Values, units: number, what: string): void {
  const single = expected instanceof Float32Array;
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [found[i]!, expected[i]!];
    if (Object.is(a, b) || Math.abs(a - b) <= units * unit(b, single)) continue;
    expect.fail(`${what}, element ${i} of ${expected.length}: ${a} instead of ${b}`);
  }
}

/** The distance of numbers of the size of `x`; the same for all below the normal ones. */
export function unit(x: number, single: boolean): number {
  const [least, digits] = single ? [-126, 23] : [-1022, 52];
  const exponent = Math.floor(Math.log2(Math.abs(x)));
  // Rounded up, the logarithm may be that of the next power of two.
  const exact = 2 ** exponent > Math.abs(x) ? exponent - 1 : exponent;
  return 2 ** (Math.max(Number.isFinite(exact) ? exact : least, least) - digits);
}
