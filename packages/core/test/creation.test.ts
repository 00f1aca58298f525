import { describe, expect, it } from "vitest";
import { type DType, DTypeError, LeibnizError, ShapeError, tensor, variable } from "../src/index.ts";

describe("a tensor is made", () => {
  it("of a number, as a float64 scalar", () => {
    const x = tensor(0.1);
    expect([x.shape, x.dtype, x.rank, x.size, x.item()]).toEqual([[], "float64", 0, 1, 0.1]);
    expect([...x.data]).toEqual([0.1]);
  });

  it("of nested arrays, row-major", () => {
    const x = tensor([
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ]);
    expect([x.shape, x.rank, x.size]).toEqual([[1, 3, 2], 3, 6]);
    expect([...x.data]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("of nothing", () => {
    expect([tensor([]).shape, tensor([[], []]).shape, tensor([[[]]]).shape]).toEqual([
      [0],
      [2, 0],
      [1, 1, 0],
    ]);
    expect(tensor([]).dtype).toBe("float64");
  });

  it("of truth values, as bool; beside numbers they count as 0 and 1", () => {
    const x = tensor([[true], [false]]);
    expect([x.dtype, [...x.data]]).toEqual(["bool", [1, 0]]);
    expect([tensor(true).dtype, tensor(true).item()]).toEqual(["bool", 1]);
    const mixed = tensor([true, 2]);
    expect([mixed.dtype, [...mixed.data]]).toEqual(["float64", [1, 2]]);
  });

  it("of the dtype that is asked for", () => {
    const of = (dtype: DType) => tensor([0.1, -1.5, 0], { dtype });
    expect([...of("float32").data]).toEqual([0.10000000149011612, -1.5, 0]);
    expect([...tensor([3, -1, 0], { dtype: "int32" }).data]).toEqual([3, -1, 0]);
    expect([...of("bool").data]).toEqual([1, 1, 0]);
    expect(tensor(0.1, { dtype: "float32" }).item()).toBe(0.10000000149011612);
    expect(tensor(7, { dtype: "bool" }).item()).toBe(1);
  });

  it("of typed arrays, which keep their type", () => {
    expect(tensor(new Float64Array(2)).dtype).toBe("float64");
    expect(tensor(new Float32Array(2)).dtype).toBe("float32");
    expect(tensor(new Int32Array(2)).dtype).toBe("int32");
    const x = tensor(Float32Array.of(1, 2, 3, 4, 5, 6), { shape: [2, 3] });
    expect([x.shape, [...x.data]]).toEqual([
      [2, 3],
      [1, 2, 3, 4, 5, 6],
    ]);
    expect(tensor(Float64Array.of(5), { shape: [] }).item()).toBe(5);
  });

  it("of bytes, which are numbers and no truth values unless asked", () => {
    const pixels = Uint8Array.of(0, 128, 255);
    const x = tensor(pixels);
    expect([x.dtype, [...x.data]]).toEqual(["int32", [0, 128, 255]]);
    const mask = tensor(pixels, { dtype: "bool" });
    expect([mask.dtype, [...mask.data]]).toEqual(["bool", [0, 1, 1]]);
    const own = tensor(pixels, { copy: false });
    expect([own.dtype, own.data instanceof Int32Array]).toEqual(["int32", true]);
  });

  it("of a copy of a typed array, or of the array itself on request", () => {
    const data = Float64Array.of(1, 2);
    const copied = tensor(data);
    const held = tensor(data, { copy: false });
    expect(held.data).toBe(data);
    data[0] = 9;
    expect([copied.data[0], held.data[0]]).toEqual([1, 9]);
    expect(tensor(data, { copy: false, dtype: "float32" }).data).toBeInstanceOf(Float32Array);
  });

  it("of another tensor, with its shape and dtype", () => {
    for (const source of [tensor([[true, false]]), tensor([[1, 2]], { dtype: "float32" }), tensor(true)]) {
      const copy = tensor(source);
      expect([copy.shape, copy.dtype, [...copy.data]]).toEqual([
        source.shape,
        source.dtype,
        [...source.data],
      ]);
      expect(copy).not.toBe(source);
    }
    expect(tensor(variable(3)).requiresGrad).toBe(false);
  });

  it("with a name", () => {
    expect([tensor(1, { name: "x" }).name, variable(1, { name: "w" }).name]).toEqual(["x", "w"]);
    expect([tensor(1).name, variable(1).name]).toEqual([null, null]);
    expect(tensor(1).add(2).named("sum").name).toBe("sum");
    expect(variable(1).named("w").name).toBe("w");
    expect(variable(1, { name: "before" }).named("after").name).toBe("after");
  });

  it("with NaN and infinities as they are", () => {
    expect([...tensor([NaN, Infinity, -Infinity]).data]).toEqual([NaN, Infinity, -Infinity]);
    expect(tensor(NaN).mul(0).item()).toBeNaN();
  });
});

describe("a tensor is refused", () => {
  it.each<[string, unknown, RegExp]>([
    ["rows of different lengths", [[1, 2], [3]], /ragged.*depth 1.*length 1.*2/],
    ["a number beside an array", [[1], 2], /ragged.*number.*depth 1/],
    ["an array beside a number", [1, [2]], /ragged.*depth 1.*number/],
    ["an array deeper than the others", [[1], [[2]]], /ragged.*depth 2/],
    ["an empty row beside a full one", [[], [1]], /ragged.*length 1.*0/],
    ["a full row beside an empty one", [[1], []], /ragged.*length 0.*1/],
    [
      "ragged leaves deep down",
      [
        [
          [1, 2],
          [3, 4],
        ],
        [[5, 6], [7]],
      ],
      /ragged.*depth 2/,
    ],
  ])("when arrays are ragged: %s", (_what, data, text) => {
    expect(() => tensor(data as never)).toThrow(ShapeError);
    expect(() => tensor(data as never)).toThrow(text);
  });

  it("when arrays contain themselves", () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => tensor(loop as never)).toThrow(ShapeError);
  });

  it.each<[string, unknown, RegExp]>([
    ["a BigInt", 1n, /BigInt.*Number\(1n\)/],
    ["a BigInt in an array", [1, 2n], /BigInt.*Number\(2n\)/],
    ["a BigInt array", new BigInt64Array(2), /BigInt array.*Float64Array\.from\(data, Number\)/],
    ["text", "3", /string/],
    ["text in an array", [[1, "2"]], /string/],
    ["null", null, /null/],
    ["undefined", undefined, /undefined/],
    ["an object", {}, /object/],
    ["a function", () => 1, /function/],
    // eslint-disable-next-line no-sparse-arrays
    ["a hole in an array", [1, , 3], /undefined/],
    ["null in an array", [1, null], /null/],
    ["null beside arrays", [[1], null], /null/],
    ["a dtype that does not exist", null, /float16.*float64, float32, int32 or bool/],
  ])("with a DTypeError: %s", (what, data, text) => {
    const call = () =>
      what.startsWith("a dtype") ? tensor([1], { dtype: "float16" as never }) : tensor(data as never);
    expect(call).toThrow(DTypeError);
    expect(call).toThrow(/^tensor: /);
    expect(call).toThrow(text);
  });

  it("with a LeibnizError that names the conversion, for arrays of other types", () => {
    expect(() => tensor(new Int16Array(2) as never)).toThrow(LeibnizError);
    expect(() => tensor(new Int16Array(2) as never)).toThrow(/Int16Array.*Int32Array\.from\(data\)/);
    expect(() => tensor([new Float64Array(2)] as never)).toThrow(LeibnizError);
  });

  it("when the numbers do not fill the shape", () => {
    expect(() => tensor(new Float64Array(5), { shape: [2, 3] })).toThrow(/^tensor: 5 numbers.*\(2, 3\).*6/);
    expect(() => tensor([1, 2], { shape: [3] })).toThrow(/^tensor: 2 numbers.*\(3,\)/);
    expect(() => tensor(5, { shape: [2] })).toThrow(ShapeError);
    for (const shape of [[-1], [1.5], [NaN], [2 ** 31, 4]]) {
      expect(() => tensor(new Float64Array(1), { shape }), String(shape)).toThrow(ShapeError);
    }
  });

  it("as a variable of integers or truth values", () => {
    for (const data of [Int32Array.of(1), [true]]) {
      expect(() => variable(data)).toThrow(DTypeError);
      expect(() => variable(data)).toThrow(/^variable: a gradient needs a float.*dtype: "float64"/);
    }
  });
});
