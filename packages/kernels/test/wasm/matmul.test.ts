import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reference, setThreads, threads } from "../../src/index.ts";
import { overrides } from "../../src/wasm/overrides.ts";
import { product } from "../../src/wasm/product.ts";
import { compare, floats, numbers, smallScratch, transposes, wasm } from "../overrides/products.ts";

const before = threads();
beforeAll(() => setThreads(1));
afterAll(() => setThreads(before));

const plainly = { transposeA: false, transposeB: false };

describe.each(floats.map((Type) => ({ Type, name: Type.name })))("a product of $name", ({ Type }) => {
  it.each(transposes)("keeps its bound over 5,000 terms, transposes %j", (transposed) => {
    const shape = { m: 6, k: 5000, n: 11, ...transposed };
    const [a, b] = [numbers(Type, 30_000, 5), numbers(Type, 55_000, 6)];
    compare(a, b, shape, new Type(66));
    // All of one sign, where nothing cancels.
    compare(a.map(Math.abs), b.map(Math.abs), shape, new Type(66));
  });

  it.each([
    [0, 3, 2],
    [2, 3, 0],
    [0, 0, 0],
    [2, 0, 2],
  ])("of sizes %d, %d, %d is empty, or the bias alone", (m, k, n) => {
    const shape = { m, k, n, ...plainly };
    const bias = Type.of(5, 7).subarray(0, n);
    const out = new Type(m * n).fill(1);
    overrides.matmul!(out, new Type(m * k), new Type(k * n), shape, bias);
    expect([...out]).toEqual(k === 0 && m > 0 ? [5, 7, 5, 7] : []);
    overrides.matmul!(out, new Type(m * k), new Type(k * n), { ...shape, accumulate: true });
    expect([...out]).toEqual(k === 0 && m > 0 ? [5, 7, 5, 7] : []);
  });

  it("with a bias is the product and then the sum, bit for bit", () => {
    const shape = { m: 37, k: 300, n: 29, ...plainly };
    const [a, b, bias] = [numbers(Type, 37 * 300, 1), numbers(Type, 300 * 29, 2), numbers(Type, 29, 3)];
    const separate = wasm(new Type(37 * 29), a, b, shape);
    reference.add(separate, separate.slice(), bias);
    expect(wasm(new Type(37 * 29), a, b, shape, bias)).toEqual(separate);
  });

  it.each(transposes)("in parts is the whole, bit for bit, transposes %j", (transposed) => {
    const shape = { m: 133, k: 301, n: 71, ...transposed };
    const [a, b] = [numbers(Type, 133 * 301, 1), numbers(Type, 301 * 71, 2)];
    const [before, bias] = [numbers(Type, 133 * 71, 3), numbers(Type, 71, 4)];
    for (const accumulate of [false, true]) {
      const whole = wasm(before.slice(), a, b, { ...shape, accumulate }, bias);
      for (const more of [1, 1.3, 2]) {
        const limit = more * smallScratch(Type, 301);
        expect(wasm(before.slice(), a, b, { ...shape, accumulate }, bias, limit)).toEqual(whole);
      }
    }
  });

  it("that has no room leaves its output as it was", () => {
    const out = numbers(Type, 64 * 64, 3);
    const [a, b] = [numbers(Type, 64 * 64, 1), numbers(Type, 64 * 64, 2)];
    const shape = { m: 64, k: 64, n: 64, ...plainly };
    expect(product({ out, a, b, bias: undefined, shape }, 10_000)).toBe(false);
    expect(out).toEqual(numbers(Type, 64 * 64, 3));
  });
});

it("of two long vectors is summed in doubles", () => {
  const [single, ones] = [new Float32Array(1_000_000).fill(0.1), new Float32Array(1_000_000).fill(1)];
  const out = new Float32Array(1);
  overrides.matmul!(out, single, ones, { m: 1, k: 1_000_000, n: 1, ...plainly });
  // In float32 the sum of a million times 0.1 would come to 100958.34.
  expect(out[0]).toBe(100_000);
});
