import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MatMulShape, reference, setThreads, threads } from "../../src/index.ts";
import type { Numbers } from "../../src/wasm/blocks.ts";
import { type Exports, unsharedMachine } from "../../src/wasm/machine.ts";
import { type Floats, floats, numbers, smallScratch, transposes, wasm } from "../overrides/products.ts";

const before = threads();
beforeAll(() => setThreads(1));
afterAll(() => setThreads(before));

/** Whether a product skipped the zeros: which functions of the module it asked for. */
function skips(run: () => void): boolean {
  const machine = unsharedMachine() as { exports: Exports };
  const { exports } = machine;
  const asked = new Set<string | symbol>();
  machine.exports = new Proxy(exports, {
    get(target, name) {
      asked.add(name);
      return target[name as keyof Exports];
    },
  });
  try {
    run();
  } finally {
    machine.exports = exports;
  }
  return asked.has("gemmZeros32") || asked.has("gemmZeros64");
}

/** Numbers of which one in five is not zero; the zeros are of both signs. */
function sparse(Type: Floats, length: number): Numbers {
  const values = numbers(Type, length, 7);
  return values.map((value, i) => ((i * 7 + (i >> 4)) % 5 === 0 ? value : i % 2 === 0 ? 0 : -0));
}

// With little scratch a product is computed in parts, which take all terms.
const dense = (Type: Floats, shape: MatMulShape, a: Numbers, b: Numbers, bias: Numbers) => {
  const out = new Type(shape.m * shape.n).fill(0.5);
  const limit = smallScratch(Type, shape.k);
  expect(skips(() => wasm(out, a, b, shape, bias, limit))).toBe(false);
  return out;
};

describe.each(floats.map((Type) => ({ Type, name: Type.name })))(
  "a left operand full of zeros, $name",
  ({ Type }) => {
    it.each(transposes)("is the dense product bit for bit, transposes %j", (transposed) => {
      // The last columns fill a wide panel, half a one, or part of either; the terms one block, two, or three.
      for (const [m, k, n] of [
        [133, 301, 71],
        [160, 200, 64],
        [131, 260, 80],
        [129, 256, 97],
        [161, 513, 40],
      ] as const) {
        // prettier-ignore
        for (const accumulate of [false, true]) {
        const shape = { m, k, n, ...transposed, accumulate };
        const [a, b, bias] = [sparse(Type, m * k), numbers(Type, k * n, 2), numbers(Type, n, 3)];
        const out = new Type(m * n).fill(0.5);
        expect(skips(() => wasm(out, a, b, shape, bias))).toBe(true);
        expect(out).toEqual(dense(Type, shape, a, b, bias));
      }
      }
    });

    it("is dense when less than six in ten are zero, or the columns are few", () => {
      const out = new Type(64 * 64);
      const shape = { m: 64, k: 64, n: 64, transposeA: false, transposeB: false };
      const share = (count: number) => new Type(64 * 64).fill(1, 64 * 64 - count);
      const b = numbers(Type, 64 * 64);
      expect(skips(() => wasm(out, share(1638), b, shape))).toBe(true);
      expect(skips(() => wasm(out, share(1639), b, shape))).toBe(false);
      expect(skips(() => wasm(new Type(64), share(9), b.subarray(0, 64), { ...shape, n: 1 }))).toBe(false);
    });

    it("of zeros alone gives +0, and takes its own NaN and ∞ into the sums", () => {
      const shape = { m: 40, k: 40, n: 32, transposeA: false, transposeB: false };
      const b = numbers(Type, 1280);
      const zeros = new Type(1600).fill(-0);
      const out = new Type(1280).fill(9);
      expect(skips(() => wasm(out, zeros, b, shape))).toBe(true);
      expect(out).toEqual(new Type(1280));
      zeros[3] = NaN;
      zeros[41] = Infinity;
      expect(skips(() => wasm(out, zeros, b, shape))).toBe(true);
      const plain = new Type(1280);
      reference.matmul(plain, zeros, b, shape);
      expect(out).toEqual(plain);
    });

    it.each([NaN, Infinity, -Infinity])(
      "takes all terms when the right operand holds %d: 0 times it is NaN",
      (value) => {
        const shape = { m: 40, k: 41, n: 33, transposeA: false, transposeB: false };
        const a = sparse(Type, 1640);
        for (const place of [0, 5, 1350, 1352]) {
          const b = numbers(Type, 41 * 33);
          b[place] = value;
          const [out, plain] = [new Type(1320), new Type(1320)];
          expect(skips(() => wasm(out, a, b, shape))).toBe(false);
          reference.matmul(plain, a, b, shape);
          expect(out.map(Number.isFinite as never)).toEqual(plain.map(Number.isFinite as never));
          expect(out.map(Number.isNaN as never)).toEqual(plain.map(Number.isNaN as never));
        }
      },
    );
  },
);
