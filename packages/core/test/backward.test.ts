import { describe, expect, it } from "vitest";
import { backward, gradientsOf, mul, tensor, variable } from "../src/index.ts";

describe("backward", () => {
  it("gives x·x the gradient 2x, from two contributions", () => {
    const x = variable(3);
    const y = x.mul(x);
    y.backward({ explain: true });
    expect(x.grad!.item()).toBe(6);
    const explanation = y.explanation()!;
    expect([0, 1].map((argument) => explanation.contributionOf(y.creator!, argument)!.item())).toEqual([
      3, 3,
    ]);
    expect(explanation.gradientOf(x)!.item()).toBe(6);
  });

  it("visits a node after all its consumers", () => {
    // d(x² + x²·x)/dx = 2x + 3x² = 33 at 3, in whatever order the consumers were made.
    const x = variable(3);
    const square = x.mul(x);
    expect(gradientsOf(square.add(square.mul(x)), [x])[0]!.item()).toBe(33);
    expect(gradientsOf(square.mul(x).add(square), [x])[0]!.item()).toBe(33);
  });

  it("adds up a fan-out of 1,000", () => {
    // Σ i·(2x) over i = 0 … 999 has the derivative 2 · 999 · 1000 / 2.
    for (const start of [1, [1, 1]]) {
      const x = variable(start);
      const h = x.mul(2);
      const y = Array.from({ length: 1000 }, (_, i) => h.mul(i)).reduce((sum, term) => sum.add(term));
      y.sum().backward();
      expect([...x.grad!.data]).toEqual([start].flat().map(() => 999_000));
    }
  });

  it("goes back through 1,000,000 adds without a stack", () => {
    const x = variable(1);
    let y = x.add(x);
    for (let i = 1; i < 1_000_000; i++) y = y.add(x);
    y.backward();
    expect(y.item()).toBe(1_000_001);
    expect(x.grad!.item()).toBe(1_000_001);
  }, 60_000);

  it("does not see a branch that the root does not use", () => {
    const x = variable(3);
    const y = x.mul(x);
    const unused = y.exp().mul(x);
    y.backward();
    expect(x.grad!.item()).toBe(6);
    expect(unused.grad).toBeNull();
  });

  it("adds to .grad each time, and only there", () => {
    const x = variable(3);
    const y = x.mul(x).mul(1);
    y.backward();
    expect(x.grad!.item()).toBe(6);
    y.backward();
    expect(x.grad!.item()).toBe(12);
    x.zeroGrad();
    expect(x.grad).toBeNull();
    y.backward();
    expect(x.grad!.item()).toBe(6);
  });

  it("adds up two losses of one variable", () => {
    const x = variable([1, 2]);
    x.mul(x).sum().backward();
    x.mul(5).sum().backward();
    expect([...x.grad!.data]).toEqual([7, 9]);
  });

  it("starts from the gradient it is given", () => {
    const x = variable([1, 2, 3]);
    x.mul(x).backward({ gradient: tensor([1, 10, 100]) });
    expect([...x.grad!.data]).toEqual([2, 40, 600]);
    const s = variable(3);
    s.mul(s).backward({ gradient: 2 });
    expect(s.grad!.item()).toBe(12);
  });

  it("starts at a variable, and at an array of one element", () => {
    const x = variable(3);
    x.backward();
    expect(x.grad!.item()).toBe(1);
    const v = variable([3]);
    v.mul(v).backward();
    expect([...v.grad!.data]).toEqual([6]);
    expect(v.grad!.shape).toEqual([1]);
  });

  it("leaves constants and integer results without a gradient", () => {
    const [x, c] = [variable(3), tensor(2)];
    x.mul(c).backward();
    expect(x.grad!.item()).toBe(2);
    expect(c.grad).toBeNull();
    expect(x.cast("int32").requiresGrad).toBe(false);
  });

  it("is a function too", () => {
    const x = variable(3);
    backward(mul(x, x));
    expect(x.grad!.item()).toBe(6);
  });
});
