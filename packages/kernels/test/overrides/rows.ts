import { reference } from "../../src/index.ts";
import { overrides } from "../../src/wasm/overrides.ts";
import { expectClose, expectSame, floatTypes, numbers, special, unaligned } from "./samples.ts";

/** (outer, extent, inner): nothing, few, around the crossovers, rows longer than a piece, more rows than a piece. */
const shapes = [
  [0, 3, 1],
  [3, 0, 1],
  [1, 1, 1],
  [3, 7, 1],
  [13, 10, 1],
  [100, 10, 1],
  [103, 10, 1],
  [1030, 1, 1],
  [64, 16, 1],
  [7, 129, 1],
  [3, 1031, 1],
  [2, 2048, 1],
  [2, 2049, 1],
  [1, 4097, 1],
  [1, 20011, 1],
  [1000, 9, 1],
  [1, 0, 5],
  [1, 26, 10],
  [1, 100, 50],
  [1, 300, 1],
  [1, 1000, 3],
  [3, 20, 17],
  [2, 3, 2047],
  [1, 2, 2049],
] as const;

function sumAgrees(): void {
  for (const Type of floatTypes) {
    for (const Out of floatTypes) {
      for (const strewn of [[], special(Type)]) {
        for (const [outer, extent, inner] of shapes) {
          const x = numbers(Type, outer * extent * inner, 1, strewn);
          const [out, wanted] = [unaligned(new Out(outer * inner)), new Out(outer * inner)];
          overrides.sum!(out, x, outer, extent, inner);
          reference.sum(wanted, x, outer, extent, inner);
          expectSame(out, wanted, `${Type.name} to ${Out.name} of (${outer}, ${extent}, ${inner})`);
        }
      }
    }
  }
  const [out, wanted] = [new Int32Array(1), new Int32Array(1)];
  const truth = new Uint8Array(5000).map((_, i) => i % 2);
  overrides.sum!(out, truth, 1, 5000, 1);
  reference.sum(wanted, truth, 1, 5000, 1);
  expectSame(out, wanted, "truth values");
}

/** Among ordinary rows some with one infinity, with NaN, with −∞ alone, with equal numbers, far out. */
const strewnRows = [[], [-Infinity], [Infinity], [NaN], [-Infinity, 1000, -1000, 0, -0, 5, 5]] as const;

function rowsAgree(name: "softmax" | "logSoftmax"): void {
  for (const Type of floatTypes) {
    for (const strewn of strewnRows) {
      for (const [outer, extent, inner] of shapes) {
        const x = numbers(Type, outer * extent * inner, 2, strewn);
        if (strewn.length === 1) x.fill(strewn[0], 0, extent);
        const [out, wanted] = [unaligned(new Type(x.length)), new Type(x.length)];
        overrides[name]!(out, x, outer, extent, inner);
        reference[name](wanted, x, outer, extent, inner);
        // In doubles inside, where one exponential may differ in its last place, and their sum in that of its own.
        const what = `${Type.name} of (${outer}, ${extent}, ${inner}) with ${strewn.join(" ")}`;
        expectClose(out, wanted, Type === Float32Array ? 1 : 6, what);
        overrides[name]!(x, x, outer, extent, inner);
        expectSame(x, out, `${what} in place`);
      }
    }
  }
  const [out, wanted] = [new Float32Array(300), new Float32Array(300)];
  const whole = new Int32Array(300).map((_, i) => i % 13);
  overrides[name]!(out, whole, 30, 10, 1);
  reference[name](wanted, whole, 30, 10, 1);
  expectClose(out, wanted, 1, "int32");
}

function logSumExpAgrees(): void {
  for (const Type of floatTypes) {
    for (const strewn of strewnRows) {
      for (const [outer, extent, inner] of shapes) {
        const x = numbers(Type, outer * extent * inner, 3, strewn);
        if (strewn.length === 1) x.fill(strewn[0], 0, extent);
        const size = outer * inner;
        const [largest, logTotals] = [new Float64Array(size), unaligned(new Float64Array(size))];
        const [wantedLargest, wantedTotals] = [new Float64Array(size), new Float64Array(size)];
        overrides.logSumExp!(largest, logTotals, x, outer, extent, inner);
        reference.logSumExp(wantedLargest, wantedTotals, x, outer, extent, inner);
        const what = `${Type.name} of (${outer}, ${extent}, ${inner}) with ${strewn.join(" ")}`;
        expectClose(logTotals, wantedTotals, 6, what);
        // Which of two zeros is the largest does not matter: they are added.
        expectClose(largest, wantedLargest, 0, what);
      }
    }
  }
}

export const checks = {
  sum: sumAgrees,
  softmax: () => rowsAgree("softmax"),
  logSoftmax: () => rowsAgree("logSoftmax"),
  logSumExp: logSumExpAgrees,
};
