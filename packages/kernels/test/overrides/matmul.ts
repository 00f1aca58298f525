import { expect } from "vitest";
import { type MatMulShape, reference } from "../../src/index.ts";
import { overrides } from "../../src/wasm/overrides.ts";
import { compare, type Floats, floats, numbers, transposes, unaligned } from "./products.ts";

/** Around the edges of tiles (4 rows; 8 and 4 columns), of listed rows (32) and packed rows (96), of blocks (256). */
const sizes = [
  [1, 1, 1],
  [1, 7, 3],
  [3, 2, 5],
  [4, 8, 8],
  [5, 9, 9],
  [4, 256, 4],
  [7, 255, 15],
  [8, 257, 16],
  [33, 31, 17],
  [97, 3, 33],
  [95, 4, 1],
  [2, 513, 31],
  [100, 50, 10],
] as const;

function allVariants(test: (shape: MatMulShape, biased: boolean) => void): void {
  for (const [m, k, n] of sizes) {
    for (const transposed of transposes) {
      for (const accumulate of [false, true]) {
        for (const biased of [false, true]) test({ m, k, n, ...transposed, accumulate }, biased);
      }
    }
  }
}

function operands(Type: Floats, { m, k, n }: MatMulShape) {
  return {
    a: unaligned(numbers(Type, m * k, 1)),
    b: unaligned(numbers(Type, k * n, 2)),
    before: unaligned(numbers(Type, m * n, 3)),
    bias: unaligned(numbers(Type, n, 4)),
  };
}

function withinBound(Type: Floats): void {
  allVariants((shape, biased) => {
    const { a, b, before, bias } = operands(Type, shape);
    compare(a, b, shape, before, biased ? bias : undefined);
  });
}

/** Special numbers among ordinary ones, in either operand. */
function specialNumbers(Type: Floats): void {
  const denormal = Type === Float32Array ? 2 ** -140 : 2 ** -1060;
  for (const special of [NaN, Infinity, -Infinity, -0, denormal, -denormal]) {
    for (const side of ["a", "b"] as const) {
      for (const transposed of transposes) {
        const shape = { m: 9, k: 21, n: 13, ...transposed };
        const given = operands(Type, shape);
        for (let i = 0; i < given[side].length; i += 17) given[side][i] = special;
        compare(given.a, given.b, shape, given.before);
      }
    }
  }
}

export const checks: Record<string, () => void> = {
  matmul() {
    for (const Type of floats) {
      withinBound(Type);
      specialNumbers(Type);
    }
    // Through the override itself, above the size from which WebAssembly computes, with operands of other dtypes.
    const shape = { m: 24, k: 20, n: 18, transposeA: false, transposeB: false };
    const bytes = Uint8Array.from({ length: 480 }, (_, i) => (i * i) % 2);
    const whole = Int32Array.from({ length: 360 }, (_, i) => (i % 7) - 3);
    for (const out of [new Float64Array(432), new Float32Array(432), new Int32Array(432)]) {
      const plain = out.slice();
      overrides.matmul!(out, bytes, whole, shape);
      reference.matmul(plain, bytes, whole, shape);
      expect(out).toEqual(plain);
    }
  },
};
