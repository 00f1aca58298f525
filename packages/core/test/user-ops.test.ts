import { describe, expect, it } from "vitest";
import { checkGradients, OpNode, tensor, variable } from "../src/index.ts";
import { CubeNode, TotalNode } from "./fixtures/nodes.ts";

describe("a user's op", () => {
  it("that states a derivative works on scalars, on arrays, and to second order", () => {
    const x = variable(2);
    const y = new CubeNode().forward(x);
    y.backward();
    expect([y.item(), x.grad!.item()]).toEqual([8, 12]);
    checkGradients(
      (v) => new CubeNode().forward(v),
      [
        tensor([
          [1, -2],
          [0.5, 3],
        ]),
      ],
      { order: 2 },
    );
  });

  it("that states a vjp takes any number of inputs, the same one among them", () => {
    const [x, y] = [variable([1, 2]), variable([3, 4])];
    const z = new TotalNode().forward(x, y, x, tensor([1, 1]));
    expect([...z.data]).toEqual([6, 9]);
    z.backward({ gradient: tensor([1, 10]) });
    expect([...x.grad!.data]).toEqual([2, 20]);
    expect([...y.grad!.data]).toEqual([1, 10]);
    expect(z.creator).toBeInstanceOf(OpNode);
  });
});
