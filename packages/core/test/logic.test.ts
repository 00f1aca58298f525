import { describe, expect, it } from "vitest";
import {
  AddNode,
  equal,
  EqualNode,
  Formula,
  formulaOf,
  greater,
  less,
  logicalAnd,
  LessNode,
  LogicalAndNode,
  notEqual,
  tensor,
  variable,
} from "../src/index.ts";

describe("comparisons", () => {
  it("give a plain number the dtype of the tensor beside it", () => {
    const tenth = tensor([0.1], { dtype: "float32" });
    expect(equal(tenth, 0.1).item()).toBe(1);
    expect(equal(tenth, tensor([0.1])).item()).toBe(0);
    expect(greater(tensor([1, 2], { dtype: "int32" }), 1.5).data).toEqual(Uint8Array.of(0, 1));
  });

  it("tell the two zeros from nothing", () => {
    expect(equal(-0, 0).item()).toBe(1);
    expect(notEqual(NaN, NaN).item()).toBe(1);
  });

  it("choose, and let no gradient through", () => {
    const x = variable([-1, 2]);
    expect(x.greater(0).requiresGrad).toBe(false);
    x.greater(0).where(x, 0).sum().backward();
    expect(x.grad?.data).toEqual(Float64Array.of(0, 1));
  });

  it("are methods", () => {
    const x = tensor([1, 2, 3]);
    expect([x.equal(2), x.greater(2), x.less(2)].map((y) => [...y.data])).toEqual([
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(less(x, x).dtype).toBe("bool");
  });

  it("are written with their signs", () => {
    expect(new EqualNode().latex("x", "y")).toBe("x = y");
    expect(new EqualNode().text("x", "y")).toBe("x = y");
  });

  it("stand in brackets within others", () => {
    const [x, y] = [new Formula("x", "x"), new Formula("y", "y")];
    const question = formulaOf(new LessNode(), x, formulaOf(new AddNode(), x, y));
    expect(formulaOf(new LogicalAndNode(), question, y).latex).toBe("\\left(x < x + y\\right) \\land y");
  });

  it("take NaN for true, as every number but 0", () => {
    expect(logicalAnd(tensor([NaN, 0]), 1).data).toEqual(Uint8Array.of(1, 0));
  });
});
