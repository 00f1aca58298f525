import { describe, expect, it } from "vitest";
import { gradientsOf, tensor, variable } from "../src/index.ts";

describe.each([
  ["scalars", (x: number) => x],
  ["arrays", (x: number) => [x]],
])("gradientsOf on %s", (_what, made) => {
  it("knows interior tensors, the root itself and leaves, and touches no .grad", () => {
    const x = variable(made(3));
    const h = x.mul(x).retainGrad();
    const y = h.mul(h);
    const found = gradientsOf(y, [h, y, x]).map((gradient) => gradient!.item());
    expect(found).toEqual([18, 1, 108]);
    expect(x.grad).toBeNull();
    expect(h.grad).toBeNull();
  });

  it("has null for constants and for what the root does not depend on", () => {
    const [x, other] = [variable(made(3)), variable(made(1))];
    const c = tensor(made(2));
    const later = x.mul(5);
    expect(gradientsOf(x.mul(c), [other, c, other.mul(x), later])).toEqual([null, null, null, null]);
  });

  it("gives second and third derivatives of x³ under createGraph", () => {
    const x = variable(made(5));
    const y = x.pow(3);
    const [first] = gradientsOf(y, [x], { createGraph: true });
    const [second] = gradientsOf(first!, [x], { createGraph: true });
    const [third] = gradientsOf(second!, [x]);
    expect([first, second, third].map((gradient) => gradient!.item())).toEqual([75, 30, 6]);
    expect(third!.requiresGrad).toBe(false);
  });

  it("differentiates a .grad that was recorded", () => {
    const x = variable(made(5));
    x.pow(3).backward({ createGraph: true });
    const first = x.grad!;
    x.zeroGrad();
    first.backward();
    expect(x.grad!.item()).toBe(30);
  });

  it("records nothing without createGraph", () => {
    const x = variable(made(3));
    x.mul(x).backward();
    expect(x.grad!.requiresGrad).toBe(false);
  });
});
