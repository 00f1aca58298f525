import { describe, expect, it } from "vitest";
import { gradientsOf, type Tensor, variable } from "../src/index.ts";
import { RuleNode } from "./fixtures/nodes.ts";

describe("a pass inside a vjp", () => {
  // u = h², and the rule's derivative is taken by a pass of its own: y = rule(h) + u with rule(h) sending 2h.
  const graph = (start: number | number[], nested: (u: Tensor, h: Tensor) => Tensor) => {
    const x = variable(start);
    const h = x.mul(x);
    const u = h.mul(h);
    const rule = new RuleNode((gy) => [() => gy.mul(nested(u, h))]);
    return { x, y: rule.forward(h).add(u).add(h.mul(0)).sum() };
  };

  it.each([3, [3]])("over shared nodes does not disturb the outer one: %j", (start) => {
    const { x, y } = graph(start, (u, h) => gradientsOf(u, [h])[0]!);
    y.backward();
    // (18 + 18) · 2x at x = 3
    expect(x.grad!.item()).toBe(216);
    expect(gradientsOf(y, [x])[0]!.item()).toBe(216);
  });

  it.each([3, [3]])("may be a backward pass, which adds to .grad by itself: %j", (start) => {
    const { x, y } = graph(start, (u, h) => {
      u.backward();
      return h.mul(2);
    });
    y.backward();
    // 4x³ from the inner pass, and 216 from the outer one
    expect(x.grad!.item()).toBe(108 + 216);
  });

  it("that fails does not disturb the outer one", () => {
    const { x, y } = graph(3, (u, h) => {
      const broken = new RuleNode(() => [
        () => {
          throw new Error("no rule");
        },
      ]);
      expect(() => gradientsOf(broken.forward(u), [u])).toThrow();
      return h.mul(2);
    });
    y.backward();
    expect(x.grad!.item()).toBe(216);
  });
});
