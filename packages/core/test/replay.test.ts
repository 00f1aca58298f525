import { describe, expect, it } from "vitest";
import { forwardOrder, gradientsOf, replay, tensor, variable } from "../src/index.ts";

describe("replay", () => {
  it("computes the root for other leaves, and leaves the graph as it was", () => {
    const x = variable(3);
    const y = x.mul(x).add(1);
    expect(replay(y, new Map([[x, tensor(4)]])).item()).toBe(17);
    expect(y.item()).toBe(10);
    expect(gradientsOf(y, [x])[0]!.item()).toBe(6);
  });

  it("keeps the attributes of the nodes", () => {
    const x = variable([
      [1, 2],
      [3, 4],
    ]);
    const y = x.pow(3).sum({ axes: 0, keepDims: true }).reshape([2]).matmul(x, { transposeB: true });
    // Columns of cubes of [[1, 0], [0, 2]] add up to [1, 8]; [1, 8]·xᵀ with that x is [1, 16].
    expect([
      ...replay(
        y,
        new Map([
          [
            x,
            tensor([
              [1, 0],
              [0, 2],
            ]),
          ],
        ]),
      ).data,
    ]).toEqual([1, 16]);
  });

  it("can be differentiated with respect to the new leaf", () => {
    const x = variable(3);
    const other = variable(5);
    expect(gradientsOf(replay(x.mul(x), new Map([[x, other]])), [other])[0]!.item()).toBe(10);
  });

  it("runs again only what the replaced leaf reaches, and takes interior tensors too", () => {
    const [x, w] = [variable(3), variable(2)];
    const h = w.mul(w);
    const y = x.mul(h);
    const again = replay(y, new Map([[x, variable(10)]]));
    expect([again.item(), again.creator!.inputs[1]]).toEqual([40, h]);
    expect(replay(y, new Map([[h, tensor(7)]])).item()).toBe(21);
    expect(replay(y, new Map())).toBe(y);
    expect(replay(y, new Map([[y, tensor(1)]])).item()).toBe(1);
  });

  it("goes through 100,000 nodes without a stack", () => {
    const x = variable(0);
    let y = x.add(1);
    for (let i = 1; i < 100_000; i++) y = y.add(1);
    expect(replay(y, new Map([[x, tensor(5)]])).item()).toBe(100_005);
  });
});

describe("forwardOrder", () => {
  it("lists each node once, after all that it depends on", () => {
    const x = variable(3);
    const a = x.mul(x);
    const b = a.exp();
    const c = a.add(b);
    expect(forwardOrder(c)).toEqual([a.creator, b.creator, c.creator]);
    expect(forwardOrder(x)).toEqual([]);
  });
});
