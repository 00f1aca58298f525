import { describe, expect, it } from "vitest";
import { gradientsOf, tensor, variable } from "../src/index.ts";

describe("a recorded graph", () => {
  it("does not change when the caller's list of axes or extents does", () => {
    const [axes, shape] = [[0], [2, 2]];
    const x = variable([
      [1, 2],
      [3, 4],
    ]);
    const upstream = tensor([1, 10]);
    const [sums, largest] = [x.sum({ axes }), x.max({ axes })];
    const [rows, square] = [variable([1, 2]).broadcastTo(shape), variable([1, 2, 3, 4]).reshape(shape)];
    axes[0] = 1;
    shape[0] = 9;
    expect([...gradientsOf(sums, [x], { gradient: upstream })[0]!.data]).toEqual([1, 10, 1, 10]);
    expect([...gradientsOf(largest, [x], { gradient: upstream })[0]!.data]).toEqual([0, 0, 1, 10]);
    expect([rows, square].map((y) => y.creator!.attributes)).toEqual([{ shape: [2, 2] }, { shape: [2, 2] }]);
  });

  it("keeps working when thousands of other shapes have been met since", () => {
    const x = variable([1, 2, 3]);
    const y = x.mul(x).sum();
    for (let extent = 0; extent < 5000; extent++) tensor(new Float64Array(extent));
    y.backward();
    x.mul(x).add(x).sum().backward();
    expect([...x.grad!.data]).toEqual([2 + 3, 4 + 5, 6 + 7]);
  });

  it("gives gradients that carry no graph, also from a first gradient that does", () => {
    const [x, seed] = [variable([1, 2]), variable([3, 4])];
    x.add(1).backward({ gradient: seed });
    expect([x.grad!.requiresGrad, [...x.grad!.data]]).toEqual([false, [3, 4]]);
    const [recorded] = gradientsOf(x.add(1), [x], { gradient: seed, createGraph: true });
    expect(recorded!.requiresGrad).toBe(true);
  });
});
