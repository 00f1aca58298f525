import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { arrayOf, transpose } from "./array.ts";
import { broadcastShape, elementwise } from "./broadcast.ts";
import { promoted, rounded } from "./dtypes.ts";
import { concat, gather, positions, scatterAdd, stack, unslice } from "./indexing.ts";
import { matmul } from "./matmul.ts";
import { pad, repeat, roll, tile } from "./rearrange.ts";
import { largest, reduce, sum } from "./reduce.ts";

const here = new URL("./", import.meta.url);

describe("the oracle", () => {
  it.each(readdirSync(here).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts")))(
    "%s imports nothing but its neighbours",
    (file) => {
      const text = readFileSync(new URL(file, here), "utf8");
      const sources = [...text.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(
        (match) => match[1]!,
      );
      expect(sources.filter((source) => !/^\.\/[a-z-]+\.ts$/.test(source))).toEqual([]);
    },
  );

  it("aligns shapes at the last axis", () => {
    expect(broadcastShape([8, 1, 6, 1], [7, 1, 5])).toEqual([8, 7, 6, 5]);
    expect(broadcastShape([0], [1])).toEqual([0]);
  });

  it("adds a row to each row and a column to each column", () => {
    const add = (x: number, y: number) => x + y;
    expect(
      elementwise(
        add,
        arrayOf([
          [1, 2],
          [3, 4],
        ]),
        arrayOf([10, 20]),
      ).data,
    ).toEqual([11, 22, 13, 24]);
    expect(
      elementwise(
        add,
        arrayOf([
          [1, 2],
          [3, 4],
        ]),
        arrayOf([[10], [20]]),
      ).data,
    ).toEqual([11, 12, 23, 24]);
  });

  it("reduces the axes it is given", () => {
    const x = arrayOf([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(reduce(x, sum)).toEqual({ shape: [], data: [21] });
    expect(reduce(x, sum, { axes: 0 })).toEqual({ shape: [3], data: [5, 7, 9] });
    expect(reduce(x, sum, { axes: -1, keepDims: true })).toEqual({ shape: [2, 1], data: [6, 15] });
    expect(reduce(x, largest, { axes: [1] }).data).toEqual([3, 6]);
    expect(reduce({ shape: [2, 0], data: [] }, sum, { axes: 1 }).data).toEqual([0, 0]);
  });

  it("multiplies matrices, vectors and stacks", () => {
    const a = arrayOf([
      [1, 2],
      [3, 4],
    ]);
    const b = arrayOf([
      [5, 6],
      [7, 8],
    ]);
    expect(matmul(a, b).data).toEqual([19, 22, 43, 50]);
    expect(matmul(a, b, { transposeA: true }).data).toEqual([26, 30, 38, 44]);
    expect(matmul(a, b, { transposeB: true }).data).toEqual([17, 23, 39, 53]);
    expect(matmul(arrayOf([1, 2]), a)).toEqual({ shape: [2], data: [7, 10] });
    expect(matmul(a, arrayOf([1, 2]))).toEqual({ shape: [2], data: [5, 11] });
    expect(matmul(arrayOf([1, 2]), arrayOf([3, 4]))).toEqual({ shape: [], data: [11] });
    expect(matmul(arrayOf([[[1, 2]], [[3, 4]]]), a)).toEqual({ shape: [2, 1, 2], data: [7, 10, 15, 22] });
  });

  it("transposes by reversing the index", () => {
    expect(
      transpose(
        arrayOf([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ),
    ).toEqual({ shape: [3, 2], data: [1, 4, 2, 5, 3, 6] });
  });

  it("takes slices as Python does, and puts them back", () => {
    expect(positions(5, [null, null, -2])).toEqual([4, 2, 0]);
    expect(positions(5, [-9, 3])).toEqual([0, 1, 2]);
    expect(positions(5, [3, -9, -1])).toEqual([3, 2, 1, 0]);
    expect(unslice(arrayOf([1, 2]), [4], [[1, null, 2]]).data).toEqual([0, 1, 0, 2]);
  });

  it("joins, gathers and scatters", () => {
    const x = arrayOf([
      [1, 2],
      [3, 4],
    ]);
    expect(concat([x, x], -1).data).toEqual([1, 2, 1, 2, 3, 4, 3, 4]);
    expect(stack([arrayOf([1, 2]), arrayOf([3, 4])], 1).data).toEqual([1, 3, 2, 4]);
    expect(gather(x, arrayOf([[1, 1, -2]]), 1).data).toEqual([2, 2, 1]);
    expect(scatterAdd(x, arrayOf([[1], [1]]), arrayOf([[10], [20]]), 1).data).toEqual([1, 12, 3, 24]);
  });

  it("moves, repeats and pads", () => {
    const x = arrayOf([1, 2, 3]);
    expect(roll(x, 1).data).toEqual([3, 1, 2]);
    expect(repeat(x, [0, 1, 2]).data).toEqual([2, 3, 3]);
    expect(tile(x, 2).data).toEqual([1, 2, 3, 1, 2, 3]);
    expect(pad(x, { before: 2, after: 1, mode: "reflect" }).data).toEqual([3, 2, 1, 2, 3, 2]);
    expect(pad(x, { before: 2, after: 1, mode: "edge" }).data).toEqual([1, 1, 1, 2, 3, 3]);
    expect(pad(x, { after: 1, value: 9 }).data).toEqual([1, 2, 3, 9]);
  });

  it("rounds to the type and knows the wider one", () => {
    expect(rounded("float32", 0.1)).toBe(0.10000000149011612);
    expect(rounded("int32", -1.9)).toBe(-1);
    expect(rounded("bool", 7)).toBe(1);
    expect(promoted("float32", "float64")).toBe("float64");
    expect(promoted("int32", "float32")).toBe("float32");
    expect(promoted("bool", "bool")).toBe("int32");
  });
});
