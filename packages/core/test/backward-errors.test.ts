import { afterEach, describe, expect, it } from "vitest";
import { GradientError, gradientsOf, scope, Tensor, tensor, variable } from "../src/index.ts";
import { recording } from "../src/recording.ts";
import { scopes } from "../src/scope.ts";
import { RuleNode } from "./fixtures/nodes.ts";

afterEach(() => {
  expect(recording.on).toBe(true);
  expect(scopes.current).toBeNull();
});

describe("backward refuses", () => {
  it("to start from many numbers, and says how to reduce them", () => {
    const y = variable([1, 2]).mul(2);
    expect(() => y.backward()).toThrow(GradientError);
    expect(() => y.backward()).toThrow(/^backward: .*scalar.*shape \(2,\).*loss\.sum\(\)\.backward\(\)/);
    expect(() => gradientsOf(y, [])).toThrow(/^gradientsOf: .*scalar.*shape \(2,\)/);
    expect(() => variable(new Float64Array(0)).backward()).toThrow(/^backward: .*shape \(0,\)/);
  });

  it("to start where nothing requires a gradient", () => {
    expect(() => tensor(3).mul(2).backward()).toThrow(GradientError);
    expect(() => tensor(3).backward()).toThrow(/^backward: nothing here requires a gradient.*variable\(…\)/);
    expect(() => gradientsOf(tensor(3), [])).toThrow(/^gradientsOf: nothing here requires a gradient/);
  });

  it("a first gradient unlike the root", () => {
    const y = variable([1, 2]).mul(2);
    const wrong: readonly [Tensor | number, RegExp][] = [
      [tensor([1, 2, 3]), /float64 of shape \(2,\); got float64 of shape \(3,\)/],
      [tensor([[1, 2]]), /got float64 of shape \(1, 2\)/],
      [1, /got float64 of shape \(\)/],
      [tensor([1, 2], { dtype: "float32" }), /got float32 of shape \(2,\)/],
      [tensor([1, 2], { dtype: "int32" }), /got int32 of shape \(2,\)/],
    ];
    for (const [gradient, text] of wrong) {
      expect(() => y.backward({ gradient })).toThrow(GradientError);
      expect(() => y.backward({ gradient })).toThrow(text);
    }
  });

  it.each([
    ["another shape", () => tensor([1, 2, 3]), /got float64 of shape \(3,\)/],
    ["another dtype", () => tensor([1, 2], { dtype: "float32" }), /got float32 of shape \(2,\)/],
    ["no tensor", () => 1 as never, /got 1/],
  ])("a user's vjp that answers with %s, naming the op", (_what, answer, got) => {
    const x = variable([1, 2]);
    const y = new RuleNode(() => [answer]).forward(x).sum();
    expect(() => y.backward()).toThrow(GradientError);
    expect(() => y.backward()).toThrow(/^rule: .*argument 0 with float64 of shape \(2,\)/);
    expect(() => y.backward()).toThrow(got);
    expect(x.grad).toBeNull();
  });

  it("a user's vjp that answers for too few arguments, also on scalars", () => {
    for (const start of [1, [1, 2]]) {
      const x = variable(start);
      const y = new RuleNode(() => []).forward(x).sum();
      expect(() => y.backward()).toThrow(/^rule: .*argument 0.*got undefined/);
    }
  });
});

describe("an error in a vjp", () => {
  it.each([
    ["scalars", 3, {}],
    ["arrays", [3], {}],
    ["scalars, explained", 3, { explain: true }],
    ["scalars, recorded", 3, { createGraph: true }],
  ])("leaves gradients, recording and scope as they were: %s", (_what, start, options) => {
    const [x, z] = [variable(start), variable(start)];
    x.mul(2).sum().backward();
    const h = x.mul(z).retainGrad();
    const broken = new RuleNode(() => [
      () =>
        scope("inside", () => {
          throw new Error("no rule");
        }),
    ]);
    // The sound branch is visited first: what it sent must not have arrived anywhere.
    const y = broken.forward(x).add(h).sum();
    expect(() => y.backward(options)).toThrow("no rule");
    expect([...x.grad!.data]).toEqual([2]);
    expect(z.grad).toBeNull();
    expect(h.grad).toBeNull();
    expect(recording.on).toBe(true);
    expect(scopes.current).toBeNull();

    h.sum().backward();
    expect([...x.grad!.data]).toEqual([5]);
    expect([...z.grad!.data]).toEqual([3]);
    expect([...h.grad!.data]).toEqual([1]);
  });
});
