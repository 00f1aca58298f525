import { afterEach, expect, it, vi } from "vitest";
import { reference, setThreads } from "../../src/index.ts";
import { type Exports, Machine, unsharedMachine } from "../../src/wasm/machine.ts";
import { overrides } from "../../src/wasm/overrides.ts";
import { product } from "../../src/wasm/product.ts";
import { numbers, smallScratch } from "../overrides/products.ts";

const shape = { m: 133, k: 301, n: 71, transposeA: false, transposeB: false };
const a = numbers(Float64Array, 133 * 301, 1);
const b = numbers(Float64Array, 301 * 71, 2);

setThreads(1);
afterEach(() => {
  vi.restoreAllMocks();
});

it("a product is the reference's when the memory cannot grow", () => {
  const reserve = vi.spyOn(Machine.prototype, "reserve").mockReturnValue(false);
  const [out, plain] = [new Float64Array(133 * 71), new Float64Array(133 * 71)];
  overrides.matmul!(out, a, b, shape);
  expect(reserve).toHaveBeenCalled();
  reference.matmul(plain, a, b, shape);
  expect(out).toEqual(plain);
});

it("a product in parts that fails at the last one leaves its output as it was", () => {
  const machine = unsharedMachine() as { exports: Exports };
  const { exports } = machine;
  let parts = 0;
  machine.exports = new Proxy(exports, {
    get(target, name) {
      if (name === "gemm64" && ++parts > 2) throw new Error("lost");
      return target[name as keyof Exports];
    },
  });
  const out = numbers(Float64Array, 133 * 71, 3);
  const limit = smallScratch(Float64Array, 301);
  try {
    expect(() =>
      product({ out, a, b, bias: undefined, shape: { ...shape, accumulate: true } }, limit),
    ).toThrow("lost");
  } finally {
    machine.exports = exports;
  }
  expect(parts).toBe(3);
  expect(out).toEqual(numbers(Float64Array, 133 * 71, 3));
});
