import { tensor } from "@leibniz/core";
import { describe, expect, it } from "vitest";
import { Dataset } from "../../src/index.ts";

const t = tensor([0, 1, 0, 1], { dtype: "int32" });

describe("a slice of a dataset", () => {
  it.each(["float64", "float32", "int32", "bool"] as const)("holds the rows, of %s too", (dtype) => {
    const x = tensor([1, 0, 0, 1, 1, 1, 0, 0], { shape: [4, 2], dtype });
    const part = new Dataset(x, t).slice(1, 3);
    expect([part.x.dtype, part.x.shape, [...part.x.data], [...part.t.data]]).toEqual([
      dtype,
      [2, 2],
      [0, 1, 1, 1],
      [1, 0],
    ]);
  });

  it("shares the numbers, ends with the data, and may be empty", () => {
    const data = new Dataset(tensor([1, 2, 3, 4]), t);
    expect(data.slice(1).x.data.buffer).toBe(data.x.data.buffer);
    expect([...data.slice(3, 9).x.data]).toEqual([4]);
    expect([data.slice(9).length, data.slice(3, 1).length]).toEqual([0, 0]);
  });

  it.each([[-1], [0.5], [NaN]])("does not begin at %s", (start) => {
    expect(() => new Dataset(t, t).slice(start)).toThrow(/whole numbers, 0 or more/);
  });
});
