import { describe, expect, it } from "vitest";
import { ShapeError, Tensor, tensor } from "../src/index.ts";

describe("a tensor", () => {
  it("has an item when it has one element", () => {
    expect([tensor([[5]]).item(), tensor(5).item()]).toEqual([5, 5]);
    expect(() => tensor([1, 2]).item()).toThrow(ShapeError);
    expect(() => tensor([1, 2]).item()).toThrow(/^item: .*\(2,\) has 2 elements.*\.data.*\.sum\(\)/);
    expect(() => tensor([]).item()).toThrow(/^item: .*\(0,\) has 0 elements/);
  });

  it("makes constants of its own type", () => {
    const x = tensor([[1, 2]], { dtype: "float32" }).like([0.1, 3]);
    expect([x.shape, x.dtype, x.data[0]]).toEqual([[1, 2], "float32", 0.10000000149011612]);
    expect(() => x.like([1])).toThrow(/^like: 1 numbers do not fill shape \(1, 2\)/);
    const mask = tensor([true, false, true]).like([2, 0, 0.5]);
    expect([...mask.data]).toEqual([1, 0, 1]);
    expect(tensor(0, { dtype: "bool" }).like([256]).item()).toBe(1);
  });

  it("cannot have its shape changed from outside", () => {
    const shape = [2, 2];
    const x = tensor(new Float64Array(4), { shape });
    shape[0] = 9;
    expect(x.shape).toEqual([2, 2]);
    expect(() => (x.shape as number[]).push(1)).toThrow(TypeError);
    expect(x).toBeInstanceOf(Tensor);
  });

  it("hands its numbers out in a buffer of their own, the same at each reading", () => {
    const x = tensor(Array.from({ length: 10 }, (_, i) => i)).mul(2);
    expect(x.data.buffer.byteLength).toBe(80);
    expect(x.data).toBe(x.data);
    expect([...new Float64Array(x.data.buffer)]).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  });
});
