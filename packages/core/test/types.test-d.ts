import { describe, expectTypeOf, it } from "vitest";
import {
  grad,
  matmul,
  parameter,
  type Parameter,
  tensor,
  type Tensor,
  valueAndGrad,
  variable,
  type Variable,
  vjp,
  zeros,
} from "../src/index.ts";

describe("the types of tensors", () => {
  it("need no words about shapes", () => {
    expectTypeOf(tensor([1, 2])).toEqualTypeOf<Tensor>();
    expectTypeOf(variable(1)).toEqualTypeOf<Variable>();
    expectTypeOf(parameter(1, { name: "w" })).toEqualTypeOf<Parameter>();
    expectTypeOf(variable(1).mul(2).add(variable(1))).toEqualTypeOf<Tensor>();
    expectTypeOf(variable(1).grad).toEqualTypeOf<Tensor | null>();
    expectTypeOf(variable(1).named("x")).toEqualTypeOf<Variable>();
  });

  it("know literal shapes where a program gives them", () => {
    const x = zeros([2, 3]);
    expectTypeOf(x).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(x.shape[1]).toEqualTypeOf<3>();
    expectTypeOf(matmul(x, zeros([3, 5]))).toEqualTypeOf<Tensor<readonly [2, 5]>>();
    expectTypeOf(tensor([[1]]).expectShape([-1, 1])).toEqualTypeOf<Tensor<readonly [number, 1]>>();
    expectTypeOf(x).toExtend<Tensor>();
    expectTypeOf<Tensor>().not.toExtend<Tensor<readonly [2, 3]>>();
  });

  it("refuse what is no tensor", () => {
    // @ts-expect-error a string is no operand
    variable(1).mul("2");
    // @ts-expect-error nor is BigInt data
    tensor(1n);
    // @ts-expect-error a parameter has a name
    parameter(1);
  });
});

describe("the types of transforms", () => {
  it("follow the arguments: one, a tuple, a record", () => {
    expectTypeOf(grad((x) => x.pow(2))(3)).toEqualTypeOf<Tensor>();
    const [dx, dy] = grad((x: Tensor, y: Tensor) => x.mul(y))(1, tensor(2));
    expectTypeOf(dx).toEqualTypeOf<Tensor>();
    expectTypeOf(dy).toEqualTypeOf<Tensor>();
    const loss = (p: { W: Tensor; layers: Tensor[] }) => p.W.sum();
    const { gradient } = valueAndGrad(loss)({ W: tensor(1), layers: [tensor(2)] });
    expectTypeOf(gradient.W).toEqualTypeOf<Tensor>();
    expectTypeOf(gradient.layers[0]!).toEqualTypeOf<Tensor>();
  });

  it("refuse functions that return no tensor", () => {
    // @ts-expect-error a number is no tensor
    grad((x: Tensor) => x.item());
    expectTypeOf(vjp((x: Tensor) => x, 1).pull(1)).toEqualTypeOf<Tensor>();
  });
});
