import { describe, expect, it } from "vitest";
import {
  expandComposites,
  forwardOrder,
  gradientsOf,
  sigmoid,
  tanh,
  type Tensor,
  tensor,
  variable,
} from "../src/index.ts";

/** The value and the derivatives at x, up to `order`, each from the graph of the one before. */
function derivatives(f: (x: Tensor) => Tensor, x: number, order: number): number[] {
  const leaf = variable(x);
  let y = f(leaf);
  const found = [y.item()];
  for (let n = 1; n <= order; n++) {
    y = gradientsOf(y, [leaf], { createGraph: true })[0]!;
    found.push(y.item());
  }
  return found;
}

describe("sigmoid", () => {
  it("passes the stages −1, e⁻¹, 1 + e⁻¹ and 1/(1 + e⁻¹) when it is expanded, and back", () => {
    const x = variable(1);
    const y = expandComposites(() => sigmoid(x));
    y.backward({ explain: true });
    const stages = forwardOrder(y);
    expect(stages.map((node) => node.output!.item())).toEqual([
      -1, 0.36787944117144233, 1.3678794411714423, 0.7310585786300049,
    ]);
    const explanation = y.explanation()!;
    expect(
      [
        ...stages
          .slice(0, 3)
          .reverse()
          .map((node) => node.output!),
        x,
      ].map((at) => explanation.gradientOf(at)!.item()),
    ).toEqual([-0.534446645388523, -0.534446645388523, -0.19661193324148188, 0.19661193324148188]);
  });

  it("folds them into y (1 − y)", () => {
    const x = variable(1);
    const y = sigmoid(x);
    y.backward();
    expect(y.item()).toBe(0.7310585786300049);
    expect(x.grad!.item()).toBe(0.7310585786300049 * (1 - 0.7310585786300049));
    expect(y.creator!.op).toBe("sigmoid");
  });

  it("saturates at 0 and 1 with gradients of 0, at ±∞ too", () => {
    const x = variable([-Infinity, -1000, 1000, Infinity]);
    const y = x.sigmoid();
    y.backward({ gradient: tensor([1, 1, 1, 1]) });
    expect([...y.data]).toEqual([0, 0, 1, 1]);
    expect([...x.grad!.data]).toEqual([0, 0, 0, 0]);
    expect(derivatives(sigmoid, 1000, 3).map(Math.abs)).toEqual([1, 0, 0, 0]);
  });

  it("keeps the digits of a small value: σ(x) → eˣ", () => {
    expect(sigmoid(-700).item() / Math.exp(-700)).toBeCloseTo(1, 14);
  });

  it("is σ(x) = 1 − σ(−x)", () => {
    for (const x of [0, 0.1, 1, 5, 30]) expect(sigmoid(x).item()).toBeCloseTo(1 - sigmoid(-x).item(), 15);
  });
});

describe("a third derivative", () => {
  // σ‴(0) = −1/8 and tanh‴(0) = −2, from their Taylor series.
  it.each<[string, (x: Tensor) => Tensor, number]>([
    ["sigmoid", sigmoid, -0.125],
    ["tanh", tanh, -2],
  ])("of %s is the central difference of the second, and the Taylor coefficient at 0", (_name, f, at0) => {
    for (const x of [-2, -0.5, 0, 0.7, 1.5]) {
      const step = 1e-5;
      const second = (at: number) => derivatives(f, at, 2)[2]!;
      const difference = (second(x + step) - second(x - step)) / (2 * step);
      expect(derivatives(f, x, 3)[3]).toBeCloseTo(difference, 8);
    }
    expect(derivatives(f, 0, 3)[3]).toBeCloseTo(at0, 15);
  });
});
