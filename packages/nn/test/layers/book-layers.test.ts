import { expandComposites, matmul, tensor, variable } from "@leibniz/core";
import { Affine, Sigmoid } from "@leibniz/nn";
import { describe, expect, it } from "vitest";

const near = (values: ArrayLike<number>) =>
  Array.from(values, (value) => expect.closeTo(value, 12) as number);

describe("Affine", () => {
  const layer = () =>
    new Affine(
      variable([
        [1, 2, 3],
        [4, 5, 6],
      ]),
      variable([10, 20, 30]),
      "Affine1",
    );

  it("adds the bias to every row of X · W", () => {
    const y = layer().forward(
      tensor([
        [1, 0],
        [0, 1],
        [1, 1],
      ]),
    );
    expect(y.shape).toEqual([3, 3]);
    expect([...y.data]).toEqual([11, 22, 33, 14, 25, 36, 15, 27, 39]);
  });

  it("sums the gradient of the bias over the rows: [5, 7, 9]", () => {
    const affine = layer();
    affine
      .forward(
        variable([
          [1, 2],
          [3, 4],
        ]),
      )
      .backward({
        gradient: tensor([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      });
    expect([...affine.b.grad!.data]).toEqual([5, 7, 9]);
  });

  it("sends dY · Wᵀ to X and Xᵀ · dY to W", () => {
    const affine = layer();
    const x = variable([
      [1, 2],
      [3, 4],
    ]);
    const gradient = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    affine.forward(x).backward({ gradient });
    expect([...x.grad!.data]).toEqual([...matmul(gradient, affine.W.transpose()).data]);
    expect([...affine.W.grad!.data]).toEqual([...matmul(x.transpose(), gradient).data]);
  });

  it("takes one sample as a vector", () => {
    expect(layer().forward(tensor([1, 1])).shape).toEqual([3]);
  });

  it("keeps its nodes in a scope of its name", () => {
    expect(layer().forward(tensor([1, 1])).creator?.scope?.name).toBe("Affine1");
  });
});

describe("Sigmoid", () => {
  it("gives 0.7310585786300049 at 1, through −1, e⁻¹ and 1 + e⁻¹", () => {
    const y = expandComposites(() => new Sigmoid().forward(variable(1)));
    const stages: number[] = [];
    for (let node = y.creator; node !== null; node = node.first!.creator) stages.push(node.output!.item());
    expect(stages.reverse()).toEqual(near([-1, 0.36787944117144233, 1.3678794411714423, 0.7310585786300049]));
  });

  it("sends back y(1 − y)", () => {
    const x = variable(1);
    new Sigmoid().forward(x).backward();
    expect(x.grad!.item()).toBeCloseTo(0.19661193324148188, 14);
  });
});
