import { describe, expect, it } from "vitest";
import { gradientsOf, variable } from "../src/index.ts";

describe("retainGrad", () => {
  it.each([3, [3]])("keeps and adds up what reaches an interior tensor: %j", (start) => {
    const x = variable(start);
    const h = x.mul(x).retainGrad();
    const y = h.mul(h);
    expect(h.grad).toBeNull();
    y.backward();
    expect(h.grad!.item()).toBe(18);
    y.backward();
    expect(h.grad!.item()).toBe(36);
  });

  it("sees backward passes alone: explanations and gradientsOf do not add to it", () => {
    const x = variable(3);
    const h = x.mul(x).retainGrad();
    const y = h.mul(h);
    y.backward();
    y.explanation();
    gradientsOf(y, [x]);
    expect(h.grad!.item()).toBe(18);
  });
});
