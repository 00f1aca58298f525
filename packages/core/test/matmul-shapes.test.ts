import { describe, expect, it } from "vitest";
import { matmul, MatMulNode, type MatMulOptions } from "../src/index.ts";
import { promoted } from "./oracle/dtypes.ts";
import { matmul as product } from "./oracle/matmul.ts";
import { row, type Sample } from "./ops/row.ts";
import { verifyRow } from "./ops/verify-row.ts";

/** Batches that broadcast with one another, empty ones among them. */
const batches: readonly (readonly [number[], number[]])[] = [
  [[], []],
  [[2], []],
  [[], [2]],
  [[1], [3]],
  [[2, 1], [3]],
  [[2], [3, 1]],
  [
    [1, 2],
    [3, 1],
  ],
  [
    [2, 1, 2],
    [1, 2, 1],
  ],
  [[0], [1]],
  [[1], [0]],
  [[2, 0], [0]],
];

const sizes: readonly (readonly [m: number, k: number, n: number])[] = [
  [2, 3, 4],
  [1, 1, 1],
  [1, 3, 2],
  [3, 1, 2],
  [2, 3, 1],
  [0, 2, 2],
  [2, 0, 2],
  [2, 2, 0],
];

const flags = [false, true];

function* samples(): Generator<Sample<MatMulOptions>> {
  for (const [left, right] of batches) {
    for (const [m, k, n] of sizes) {
      for (const transposeA of flags) {
        for (const transposeB of flags) {
          const a = [...left, ...(transposeA ? [k, m] : [m, k])];
          const b = [...right, ...(transposeB ? [n, k] : [k, n])];
          yield { shapes: [a, b], options: { transposeA, transposeB } };
        }
      }
      // A vector on either side: what the flags say of it means nothing.
      for (const options of [{}, { transposeA: true, transposeB: true }]) {
        const last = (rows: number, columns: number) =>
          options.transposeA ? [columns, rows] : [rows, columns];
        yield { shapes: [[k], [...right, ...last(k, n)]], options };
        yield { shapes: [[...left, ...last(m, k)], [k]], options };
        yield { shapes: [[k], [k]], options };
      }
    }
  }
}

const wide = row<MatMulOptions>({
  name: "matmul",
  node: MatMulNode,
  apply: (options, a, b) => matmul(a, b, options),
  oracle: (options, a, b) => product(a, b, options),
  dtype: (_, a, b) => promoted(a, b),
  domain: [
    [-2, 2],
    [-2, 2],
  ],
  samples: [...samples()],
  errors: [],
});

describe("matmul over all shapes", () => {
  it.each([
    "values agree with the oracle",
    "gradients agree with differences, to order 2",
    "nodes run again",
  ])(
    "%s",
    (check) => {
      expect(wide.cases.length).toBeGreaterThan(500);
      expect(verifyRow(wide, check)).toEqual([]);
    },
    60_000,
  );
});
