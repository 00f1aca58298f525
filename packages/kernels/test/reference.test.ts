import { describe, expect, it } from "vitest";
import { allocate, type DType, reference as k, type Values } from "../src/index.ts";

const f64 = (...numbers: number[]) => Float64Array.from(numbers);
const filled = (length: number) => new Float64Array(length).fill(NaN);

function run(length: number, kernel: (out: Values) => void): number[] {
  const out = filled(length);
  kernel(out);
  return [...out];
}

describe("allocate", () => {
  it.each<[DType, string]>([
    ["float64", "Float64Array"],
    ["float32", "Float32Array"],
    ["int32", "Int32Array"],
    ["bool", "Uint8Array"],
  ])("holds %s in a %s of zeros", (dtype, kind) => {
    const values = allocate(dtype, 2);
    expect([values.constructor.name, [...values]]).toEqual([kind, [0, 0]]);
  });
});

describe("elementwise kernels", () => {
  it.each<["add" | "sub" | "mul" | "div", number[], number[], number[]]>([
    ["add", [11, 22, 33, 44], [11, 12, 13, 14], [11, 12, 13, 14]],
    ["sub", [-9, -18, -27, -36], [-9, -8, -7, -6], [9, 8, 7, 6]],
    ["mul", [10, 40, 90, 160], [10, 20, 30, 40], [10, 20, 30, 40]],
    ["div", [0.1, 0.1, 0.1, 0.1], [0.1, 0.2, 0.3, 0.4], [10, 5, 10 / 3, 2.5]],
  ])("%s takes equal lengths and lets a number repeat on either side", (name, both, right, left) => {
    const x = f64(1, 2, 3, 4);
    expect(run(4, (out) => k[name](out, x, f64(10, 20, 30, 40)))).toEqual(both);
    expect(run(4, (out) => k[name](out, x, f64(10)))).toEqual(right);
    expect(run(4, (out) => k[name](out, f64(10), x))).toEqual(left);
  });

  it("repeats the row that a batch shares", () => {
    expect(run(6, (out) => k.add(out, f64(1, 2, 3, 4, 5, 6), f64(10, 20, 30)))).toEqual([
      11, 22, 33, 14, 25, 36,
    ]);
    expect(run(6, (out) => k.sub(out, f64(10, 20, 30), f64(1, 2, 3, 4, 5, 6)))).toEqual([
      9, 18, 27, 6, 15, 24,
    ]);
  });

  it("of one argument are the functions of mathematics", () => {
    expect(run(3, (out) => k.neg(out, f64(1, -2, Infinity)))).toEqual([-1, 2, -Infinity]);
    expect(run(3, (out) => k.exp(out, f64(0, -Infinity, NaN)))).toEqual([1, 0, NaN]);
    expect(run(3, (out) => k.log(out, f64(1, 0, -1)))).toEqual([0, -Infinity, NaN]);
    expect(run(3, (out) => k.pow(out, f64(3, -2, 0), 2))).toEqual([9, 4, 0]);
    expect(run(3, (out) => k.pow(out, f64(4, 0, -1), 0.5))).toEqual([2, 0, NaN]);
  });
});

describe("reductions", () => {
  const x = f64(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

  it("run over the middle extent of (outer, extent, inner)", () => {
    expect(run(4, (out) => k.sum(out, x, 2, 3, 2))).toEqual([9, 12, 27, 30]);
    expect(run(4, (out) => k.max(out, x, 2, 3, 2))).toEqual([5, 6, 11, 12]);
    expect(run(3, (out) => k.sum(out, x, 3, 4, 1))).toEqual([10, 26, 42]);
  });

  it("of nothing sum to 0", () => {
    expect(run(2, (out) => k.sum(out, f64(), 2, 0, 1))).toEqual([0, 0]);
    expect(run(2, (out) => k.sum(out, f64(), 1, 0, 2))).toEqual([0, 0]);
  });

  it.each([1, 7, 8, 9, 127, 128, 129, 136, 255, 256, 257, 1000])("sum 1 … %d to n(n + 1)/2", (n) => {
    const numbers = Float64Array.from({ length: n }, (_, i) => i + 1);
    expect(run(1, (out) => k.sum(out, numbers, 1, n, 1))).toEqual([(n * (n + 1)) / 2]);
  });

  it("let NaN win a maximum", () => {
    expect(run(2, (out) => k.max(out, f64(1, NaN, 3, -Infinity, -Infinity, -Infinity), 2, 3, 1))).toEqual([
      NaN,
      -Infinity,
    ]);
  });

  it("keep the error of a long sum below the bound of pairwise summation", () => {
    const n = 1 << 20;
    const [total] = run(1, (out) => k.sum(out, new Float64Array(n).fill(0.1), 1, n, 1));
    // Higham 1993: pairwise summation errs by at most ⌈log₂ n⌉·ε·Σ|x|, with 128 / 8 adds inside a block.
    expect(Math.abs(total! - n * 0.1)).toBeLessThan((20 + 16) * 2 ** -53 * n * 0.1);
  });
});

describe("matmul", () => {
  // [[1, 2, 3], [4, 5, 6]] · [[1, 0], [0, 1], [2, 2]], with each operand as it stands and as its transpose.
  it.each([
    [false, false, f64(1, 2, 3, 4, 5, 6), f64(1, 0, 0, 1, 2, 2)],
    [true, false, f64(1, 4, 2, 5, 3, 6), f64(1, 0, 0, 1, 2, 2)],
    [false, true, f64(1, 2, 3, 4, 5, 6), f64(1, 0, 2, 0, 1, 2)],
    [true, true, f64(1, 4, 2, 5, 3, 6), f64(1, 0, 2, 0, 1, 2)],
  ])("overwrites its output; transposeA %s, transposeB %s", (transposeA, transposeB, a, b) => {
    const shape = { m: 2, k: 3, n: 2, transposeA, transposeB };
    expect(run(4, (out) => k.matmul(out, a, b, shape))).toEqual([7, 8, 16, 17]);
  });

  it.each([false, true])("over an empty inner extent is 0; transposeB %s", (transposeB) => {
    const shape = { m: 1, k: 0, n: 2, transposeA: false, transposeB };
    expect(run(2, (out) => k.matmul(out, f64(), f64(), shape))).toEqual([0, 0]);
  });

  it("keeps 0 · ∞ as NaN", () => {
    const shape = { m: 1, k: 2, n: 1, transposeA: false, transposeB: false };
    expect(run(1, (out) => k.matmul(out, f64(0, 1), f64(Infinity, 1), shape))).toEqual([NaN]);
  });
});

describe("stridedCopy", () => {
  const x = f64(1, 2, 3, 4, 5, 6);

  it("transposes, repeats, starts at an offset and walks backwards", () => {
    expect(run(6, (out) => k.stridedCopy(out, x, [3, 2], [1, 3]))).toEqual([1, 4, 2, 5, 3, 6]);
    expect(run(4, (out) => k.stridedCopy(out, x, [2, 2], [0, 1]))).toEqual([1, 2, 1, 2]);
    expect(run(2, (out) => k.stridedCopy(out, x, [2], [3], 2))).toEqual([3, 6]);
    expect(run(3, (out) => k.stridedCopy(out, x, [3], [-1], 2))).toEqual([3, 2, 1]);
  });

  it("copies long rows as they lie, and those that do not follow one another one by one", () => {
    const row = (start: number, length: number) => Array.from({ length }, (_, i) => start + i);
    const wide = Float64Array.from({ length: 90 }, (_, i) => i); // three rows of 30
    const rows = (last: number[]) =>
      run(2 * last.length, (out) =>
        k.gatherAxes(out, wide, [Int32Array.of(60, -1), Int32Array.from(last)], 7),
      );
    expect(rows(row(4, 20))).toEqual([...row(64, 20), ...Array<number>(20).fill(7)]);
    expect(rows(row(0, 20).reverse())).toEqual([...row(60, 20).reverse(), ...Array<number>(20).fill(7)]);
    expect(rows([-1, ...row(0, 19)])).toEqual([7, ...row(60, 19), ...Array<number>(20).fill(7)]);
  });

  it("copies one number into a scalar, and nothing into nothing", () => {
    expect(run(1, (out) => k.stridedCopy(out, x, [], [], 4))).toEqual([5]);
    expect(run(0, (out) => k.stridedCopy(out, x, [0, 2], [2, 1]))).toEqual([]);
  });
});

describe("gatherAxes", () => {
  // [[1, 2, 3], [4, 5, 6]]: a step of 3 down the rows, of 1 along the columns.
  const x = f64(1, 2, 3, 4, 5, 6);
  const gathered = (length: number, places: number[][], fill?: number) =>
    run(length, (out) =>
      k.gatherAxes(
        out,
        x,
        places.map((place) => Int32Array.from(place)),
        fill,
      ),
    );

  it("takes each axis from where it says", () => {
    expect(gathered(6, [[0, 3], [0, 1, 2]])).toEqual([1, 2, 3, 4, 5, 6]); // prettier-ignore
    expect(gathered(6, [[3, 0, 3], [2, 0]])).toEqual([6, 4, 3, 1, 6, 4]); // prettier-ignore
    expect(gathered(4, [[0, 3], [1], [0, 1]])).toEqual([2, 3, 5, 6]);
  });

  it("fills where an axis says −1, with 0 unless told", () => {
    expect(gathered(6, [[-1, 3], [0, -1, 2]], 9)).toEqual([9, 9, 9, 4, 9, 6]); // prettier-ignore
    expect(gathered(2, [[-1, 4]])).toEqual([0, 5]);
  });

  it("copies one number into a scalar, and nothing into nothing", () => {
    expect(gathered(1, [])).toEqual([1]);
    expect(gathered(0, [[0, 3], []])).toEqual([]);
    expect(gathered(0, [[], [0, 1]])).toEqual([]);
  });
});
