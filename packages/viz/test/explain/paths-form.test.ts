import { type Tensor, tensor, variable } from "@leibniz/core";
import { explain, graphOf, TooManyPathsError } from "@leibniz/viz";
import { describe, expect, it } from "vitest";

const lines = (text: string) => text.split("\n").map((line) => line.trim());

/** Three edges from x to y and three from y to z: nine paths (Olah, "Calculus on computational graphs"). */
function nine(): Tensor {
  const x = variable(2, { name: "x" });
  const y = x.mul(3).add(x.mul(5)).add(x.mul(7)).named("y");
  return y.mul(2).add(y.mul(4)).add(y.mul(6)).named("z");
}

describe("the sum over paths", () => {
  it("has nine terms for (α + β + γ)(δ + ε + ζ), and their sum is the product", () => {
    const z = nine();
    z.backward();
    const text = explain(z, { wrt: "x", form: "paths" });
    expect(text).toContain("the sum over all 9 paths from x to z");
    // 2·3, 2·5, 2·7, 4·3, …: (3 + 5 + 7) · (2 + 4 + 6) = 180.
    const total = lines(text).find((line) => line.startsWith("∂z/∂x = "))!;
    expect(total.split(" = ")[1]!.split(" + ").map(Number)).toEqual([6, 10, 14, 12, 20, 28, 18, 30, 42]);
    expect(total.split(" = ")[2]).toMatch(/^180\b/);
    for (const line of lines(text).filter((each) => each.startsWith("path "))) {
      const [, numbers, value] = line.split(" = ");
      expect(numbers!.split(" · ").reduce((product, each) => product * Number(each), 1)).toBe(Number(value));
    }
  });

  it("is said in two lines when it is factored: ∂z/∂y first, then ∂z/∂x by it", () => {
    const z = nine();
    z.backward();
    const found = lines(explain(z, { wrt: "x", form: "factored" }));
    expect(found.some((line) => /^∂z\/∂y = .* = 2 \+ 4 \+ 6 = 12$/.test(line))).toBe(true);
    expect(found.some((line) => /^∂z\/∂x = .* = 36 \+ 60 \+ 84 = 180\b/.test(line))).toBe(true);
  });

  it("sees both edges of x·x as paths of their own", () => {
    const y = (() => {
      const x = variable(3, { name: "x" });
      return x.mul(x).named("y");
    })();
    y.backward();
    const found = lines(explain(y, { form: "paths" }));
    expect(found).toContain("path 1: ∂y/∂y · ∂y/∂x = 1 · 3 = 3");
    expect(found).toContain("path 2: ∂y/∂y · ∂y/∂x = 1 · 3 = 3");
    expect(found).toContain("∂y/∂x = 3 + 3 = 6    numerical: 6 (difference < 1e-9)");
  });

  it.each([
    [6, 64n],
    [7, 128n],
    [59, 2n ** 59n],
    [2000, 10n ** 18n],
  ] as const)(
    "of %i doublings has 2 to that power terms: above 64 it is refused with the count",
    (n, count) => {
      let y: Tensor = variable(1, { name: "x" });
      for (let i = 0; i < n; i++) y = y.mul(y);
      y.backward();
      const tell = () => explain(y, { form: "paths", check: false });
      if (count <= 64n) {
        expect(lines(tell()).filter((line) => line.startsWith("path "))).toHaveLength(64);
        return;
      }
      expect(tell).toThrow(TooManyPathsError);
      expect(tell).toThrow(/The form "factored" says the same/);
      try {
        tell();
      } catch (error) {
        expect((error as TooManyPathsError).count).toBe(count);
      }
    },
  );

  it("goes along a path of twenty thousand nodes, without recursion", () => {
    let y: Tensor = variable(1, { name: "x" });
    for (let i = 0; i < 20_000; i++) y = y.mul(1);
    y.backward();
    const doc = graphOf(y);
    for (const form of ["paths", "factored"] as const) {
      expect(explain(doc, { form }).endsWith(" = 1\n")).toBe(true);
    }
  });

  it("has the tensor that flows along each path, when the program is there", () => {
    const x = variable([1, 2], { name: "x" });
    const W = tensor([
      [1, 2],
      [3, 4],
    ]);
    const L = x.matmul(W).add(x.mul(10)).sum();
    L.backward();
    const text = explain(L, { form: "paths" });
    // Along the product: the sums of the rows of W; along the other: 10.
    expect(text).toContain("= [3 7]");
    expect(text).toContain("= [10 10]");
    expect(text).toContain("= [3 7] + [10 10] = [13 17]");
    expect(explain(graphOf(L), { form: "paths" })).toContain("∂L/∂x = [13 17]");
  });
});
