import { describe, expect, it } from "vitest";
import { tensor, variable } from "../src/index.ts";

describe("an explanation", () => {
  it("is null before a backward pass, and there after one that was not asked to explain", () => {
    const x = variable(3);
    const y = x.mul(x);
    expect(y.explanation()).toBeNull();
    y.backward();
    expect(y.explanation()!.gradientOf(x)!.item()).toBe(6);
    expect(x.grad!.item()).toBe(6);
  });

  it("has contributions that add up to the gradient, and null for constants", () => {
    const x = variable([
      [1, 2],
      [3, 4],
    ]);
    const row = variable([10, 20]);
    const scaled = x.mul(row);
    const shifted = scaled.add(row).add(5);
    const y = shifted.sum();
    y.backward({ explain: true });
    const explanation = y.explanation()!;
    const [toScaled, toRow] = [scaled.creator!, shifted.creator!.inputs[0]!.creator!];
    // ∂/∂row: Σ over rows of x, and 1 for each of the two rows.
    expect([...explanation.contributionOf(toScaled, 1)!.data]).toEqual([4, 6]);
    expect([...explanation.contributionOf(toRow, 1)!.data]).toEqual([2, 2]);
    expect([...explanation.gradientOf(row)!.data]).toEqual([6, 8]);
    expect([...row.grad!.data]).toEqual([6, 8]);
    expect(explanation.contributionOf(shifted.creator!, 1)).toBeNull();
    expect(explanation.gradientOf(tensor(5))).toBeNull();
    expect(explanation.gradientOf(variable(5))).toBeNull();
    expect([...explanation.gradientOf(scaled)!.data]).toEqual([1, 1, 1, 1]);
  });

  it("tells of the last backward pass", () => {
    const x = variable(3);
    const y = x.mul(x);
    y.backward({ explain: true });
    y.backward({ gradient: 10 });
    expect(y.explanation()!.gradientOf(x)!.item()).toBe(60);
  });
});
