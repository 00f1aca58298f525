import { describe, expect, it } from "vitest";
import {
  backward,
  cast,
  DTypeError,
  LeibnizError,
  matmul,
  max,
  sum,
  tensor,
  variable,
} from "../src/index.ts";

const x = tensor([
  [1, 2],
  [3, 4],
]);

describe("options from programs without a compiler", () => {
  it.each([
    [() => sum(x, { axis: 0 } as never), /^sum: there is no option axis; it takes \{ axes, keepDims \}/],
    [() => sum(x, 0 as never), /^sum: the options are an object, \{ axes, keepDims \}; got number/],
    [() => max(x, [0] as never), /^max: the options are an object.*got an array/],
    [() => matmul(x, x, { transpose: true } as never), /^matmul: there is no option transpose/],
    [
      () => backward(variable(1).mul(2), tensor(5) as never),
      /^backward: the options are an object.*got a tensor/,
    ],
    [() => tensor([1], { type: "float32" } as never), /^tensor: there is no option type/],
  ])("%# are refused by name", (call, message) => {
    expect(call).toThrow(LeibnizError);
    expect(call).toThrow(message);
  });
});

describe("numbers that int32 cannot hold", () => {
  it.each([NaN, Infinity, 3e9, -3e9])("%s is refused, never wrapped", (value) => {
    expect(() => tensor([1, value], { dtype: "int32" })).toThrow(DTypeError);
    expect(() => tensor(value, { dtype: "int32" })).toThrow(/^tensor: int32 holds whole numbers/);
    expect(() => cast(tensor([value]), "int32")).toThrow(/^cast: int32 holds whole numbers/);
    expect(() => cast(tensor(value), "int32")).toThrow(DTypeError);
  });

  it("a fraction is dropped by cast, on request, and refused as data", () => {
    expect([...cast(tensor([2.9, -2.9]), "int32").data]).toEqual([2, -2]);
    expect(() => tensor([2.9], { dtype: "int32" })).toThrow(/not 2\.9; round it first/);
  });
});

describe("backward({ retainGrads: true })", () => {
  it("keeps the gradient of every interior tensor", () => {
    const a = variable(3);
    const b = a.mul(2);
    const c = b.mul(b);
    c.backward({ retainGrads: true });
    // dc/db = 2b = 12.
    expect([c.grad!.item(), b.grad!.item(), a.grad!.item()]).toEqual([1, 12, 24]);
  });
});
