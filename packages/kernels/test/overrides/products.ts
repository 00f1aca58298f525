import { expect } from "vitest";
import { type MatMulShape, reference, type Values } from "../../src/index.ts";
import type { Numbers } from "../../src/wasm/blocks.ts";
import { theMachine } from "../../src/wasm/machine.ts";
import { product } from "../../src/wasm/product.ts";
import { exactProduct } from "./exact-product.ts";

export type Floats = typeof Float32Array | typeof Float64Array;
export const floats: readonly Floats[] = [Float32Array, Float64Array];

export const transposes = [false, true].flatMap((transposeA) =>
  [false, true].map((transposeB) => ({ transposeA, transposeB })),
);

/** Numbers between −1 and 1 that look random and are the same each time. */
export function numbers(Type: Floats, length: number, seed = 1): Numbers {
  const values = new Type(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    values[i] = state / 2 ** 31;
  }
  return values;
}

/** The same numbers in the middle of a larger array, at an odd place. */
export function unaligned<T extends Numbers>(values: T): T {
  const around = new (values.constructor as Floats)(values.length + 4).fill(NaN);
  around.set(values, 3);
  return around.subarray(3, 3 + values.length) as T;
}

/** The unit in the last place of 1, and the smallest number above 0. */
export const precision = (Type: Floats) =>
  Type === Float32Array ? [2 ** -23, 2 ** -149] : [2 ** -52, 2 ** -1074];

/** The product by WebAssembly, whatever its size. */
export function wasm(
  out: Numbers,
  a: Values,
  b: Values,
  shape: MatMulShape,
  bias?: Values,
  limit?: number,
): Numbers {
  expect(product({ out, a, b, bias, shape }, limit)).toBe(true);
  return out;
}

/** Scratch for one thread in which a part of 32 rows and 32 columns, of `k` terms, has just room. */
export function smallScratch(Type: Floats, k: number): number {
  const { exports } = theMachine()!;
  const own = Math.max(exports.gemmThreadBytes(), exports.zerosThreadBytes());
  return own + (3 * 32 * k + 32 * 32 + 200) * Type.BYTES_PER_ELEMENT;
}

/** Holds WebAssembly against the exact product and against the reference: 2·k·ε·Σ|a||b|, and what underflows. */
export function compare(a: Numbers, b: Numbers, shape: MatMulShape, before: Numbers, bias?: Numbers): void {
  const Type = a.constructor as Floats;
  const { exact, sizes } = exactProduct(a, b, shape, shape.accumulate ? before : undefined, bias);
  const ours = wasm(unaligned(before), a, b, shape, bias);
  const plain = before.slice();
  reference.matmul(plain, a, b, shape, bias);
  const [unit, least] = precision(Type) as [number, number];
  const terms = shape.k + 2;
  for (let i = 0; i < exact.length; i++) {
    // NaN and ±∞ are the same in both.
    if (Object.is(ours[i], plain[i])) continue;
    const bound = 2 * terms * (unit * sizes[i]! + least);
    const error = Math.max(Math.abs(ours[i]! - exact[i]!), Math.abs(ours[i]! - plain[i]!));
    // One assertion a number would take longer than the products.
    if (!(error <= bound)) expect.fail(`${JSON.stringify(shape)}: ${ours[i]} for ${exact[i]}, at ${i}`);
  }
}
