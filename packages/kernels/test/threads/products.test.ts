import { setTimeout } from "node:timers/promises";
import { afterAll, describe, expect, it, vi } from "vitest";
import { type MatMulShape, setThreads, type Values } from "../../src/index.ts";
import { ThreadPool } from "../../src/threads/thread-pool.ts";
import { matmul } from "../../src/wasm/matmul.ts";

const run = vi.spyOn(ThreadPool.prototype, "run");
afterAll(() => setThreads(1));

type Floats = typeof Float32Array | typeof Float64Array;

/** Numbers of many magnitudes, so that another order of summation gives other bits. */
function operand(kind: Floats, length: number, zeros = 0): Values {
  return new kind(length).map((_, i) => {
    const noise = Math.sin(length + i * 12.9898) * 43_758.5453;
    return noise - Math.floor(noise) < zeros ? 0 : Math.cos(i) * 2 ** ((i * 7) % 13);
  });
}

// Large enough to be shared, with and without zeros.
const SIZES = [
  [220, 220, 220],
  [257, 301, 199],
  [1_001, 167, 67],
  [33, 5_000, 65],
  [5, 6_001, 363],
  [300, 784, 50],
] as const;

/** Products of all sizes and transposes; what each returns is its result, computed anew. */
function products(kind: Floats, zeros: number, more: boolean): (() => Buffer)[] {
  return SIZES.flatMap(([m, k, n]) => {
    const a = operand(kind, m * k, zeros);
    const b = operand(kind, k * n);
    const c = more ? operand(kind, m * n) : new kind(m * n);
    const bias = more ? operand(kind, n) : undefined;
    return [0, 1, 2, 3].map((transposes) => {
      const [transposeA, transposeB] = [(transposes & 1) === 1, (transposes & 2) === 2];
      const shape: MatMulShape = { m, k, n, transposeA, transposeB, accumulate: more };
      return () => {
        const out = c.slice();
        matmul(out, a, b, shape, bias);
        return Buffer.from(out.buffer);
      };
    });
  });
}

describe.each([
  ["float32", Float32Array],
  ["float64", Float64Array],
] as const)("%s", (_, kind) => {
  it.each([
    ["no zeros", 0, false],
    ["four zeros in five numbers", 0.8, false],
    ["no zeros, a bias and an addend", 0, true],
    ["four zeros in five numbers, a bias and an addend", 0.8, true],
  ] as const)("products with %s have the same bits on 1, 2, 3 and 5 threads", async (_, zeros, more) => {
    const all = products(kind, zeros, more);
    setThreads(1);
    const alone = all.map((product) => product());
    for (const threads of [2, 3, 5]) {
      setThreads(threads);
      run.mockClear();
      // Until workers have come, the caller is alone.
      for (; run.mock.calls.length === 0; await setTimeout(1)) all[0]!();
      for (let again = 0; again < 3; again++) {
        for (const [i, product] of all.entries()) {
          run.mockClear();
          if (!product().equals(alone[i]!)) expect.fail(`product ${i} on ${threads} threads`);
          expect(run).toHaveBeenCalled();
        }
      }
    }
  });
});
