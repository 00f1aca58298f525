import { describe, expect, it } from "vitest";
import { type DType, tensor, type TensorLike, variable, where } from "../src/index.ts";

const of = (dtype: DType) => tensor([1, 0], { dtype });
const TENTH_IN_FLOAT32 = 0.10000000149011612;

describe("arithmetic", () => {
  it.each<[DType, DType, DType]>([
    ["float32", "float64", "float64"],
    ["int32", "float32", "float32"],
    ["int32", "float64", "float64"],
    ["bool", "float32", "float32"],
    ["bool", "int32", "int32"],
    ["bool", "bool", "int32"],
    ["int32", "int32", "int32"],
  ])("of %s with %s gives %s", (x, y, z) => {
    expect([of(x).add(of(y)).dtype, of(y).add(of(x)).dtype]).toEqual([z, z]);
  });

  it("counts truth values as 0 and 1", () => {
    expect([...tensor([true, true]).add(tensor([true, false])).data]).toEqual([2, 1]);
  });

  it.each<[DType, number, DType]>([
    ["float32", 2, "float32"],
    ["float32", 0.1, "float32"],
    ["int32", 2, "int32"],
    ["int32", 0.5, "float64"],
    ["int32", 2 ** 40, "float64"],
    ["int32", NaN, "float64"],
    ["int32", Infinity, "float64"],
    ["bool", 2, "int32"],
    ["bool", 0.5, "float64"],
    ["float64", 2, "float64"],
  ])("of %s with the plain number %d gives %s", (dtype, number, expected) => {
    for (const x of [of(dtype), tensor(1, { dtype })]) {
      expect([x.add(number).dtype, x.mul(number).dtype]).toEqual([expected, expected]);
    }
  });

  it("rounds a plain number to the dtype that it takes", () => {
    expect(tensor([0], { dtype: "float32" }).add(0.1).data[0]).toBe(TENTH_IN_FLOAT32);
    expect(tensor(0, { dtype: "float32" }).add(0.1).item()).toBe(TENTH_IN_FLOAT32);
  });

  it("of integers wraps at 2^31, on scalars as on arrays", () => {
    const most = 2 ** 31 - 1;
    expect(tensor([most], { dtype: "int32" }).add(1).data[0]).toBe(-(2 ** 31));
    expect(tensor(most, { dtype: "int32" }).add(1).item()).toBe(-(2 ** 31));
  });

  it("divides integers to float64", () => {
    const x = tensor([1, 3], { dtype: "int32" }).div(tensor([2, 4], { dtype: "int32" }));
    expect([x.dtype, [...x.data]]).toEqual(["float64", [0.5, 0.75]]);
  });
});

describe("where", () => {
  const conditions: readonly TensorLike[] = [
    tensor([true, false]),
    tensor([1, 0], { dtype: "float32" }),
    tensor([1, 0], { dtype: "int32" }),
    tensor([1, 0]),
  ];

  it.each(conditions)(
    "takes no dtype from its condition: a plain number yields to the other choice (%s)",
    (c) => {
      const precise = where(c, tensor([1, 2]), 0.1);
      expect([precise.dtype, [...precise.data]]).toEqual(["float64", [1, 0.1]]);
      const single = where(c, 0.1, tensor([1, 2], { dtype: "float32" }));
      expect([single.dtype, [...single.data]]).toEqual(["float32", [TENTH_IN_FLOAT32, 2]]);
      const whole = where(c, tensor([5, 6], { dtype: "int32" }), 0);
      expect([whole.dtype, [...whole.data]]).toEqual(["int32", [5, 0]]);
    },
  );

  it.each(conditions)("of two plain numbers is float64, like a tensor of them (%s)", (c) => {
    const x = where(c, 0.1, 2);
    expect([x.dtype, [...x.data]]).toEqual(["float64", [0.1, 2]]);
  });

  it("sends 0 to the side that is not chosen, also from an infinite gradient", () => {
    for (const [x, y, c] of [
      [variable([1]), variable([2]), tensor([true])],
      [variable(1), variable(2), tensor(true)],
    ] as const) {
      const z = where(c, x, y);
      z.backward({ gradient: z.like([Infinity]) });
      expect([x.grad!.item(), y.grad!.item()]).toEqual([Infinity, 0]);
    }
  });
});
