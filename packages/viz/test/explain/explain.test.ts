import { type Tensor, variable } from "@leibniz/core";
import { explain, graphOf } from "@leibniz/viz";
import { describe, expect, it } from "vitest";

function shopping(names: readonly [string, string, string, string, string]): Tensor {
  const leaf = (i: 0 | 1 | 2 | 3 | 4) => variable([100, 2, 150, 3, 1.1][i]!, { name: names[i] });
  const [apple, apples, orange, oranges, tax] = [leaf(0), leaf(1), leaf(2), leaf(3), leaf(4)];
  const price = apple.mul(apples).add(orange.mul(oranges)).mul(tax);
  price.backward();
  return price;
}

const korean = () => shopping(["사과", "사과 개수", "귤", "귤 개수", "소비세"]);

describe("explain, as text", () => {
  const text = explain(graphOf(korean()));

  it("writes upstream × local = contribution for every edge of the shopping problem", () => {
    for (const line of [
      "∂L/∂t3 = ∂L/∂L · ∂L/∂t3 = 1 · 소비세 = 1 · 1.1 = 1.1",
      "∂L/∂소비세 = ∂L/∂L · ∂L/∂소비세 = 1 · t3 = 1 · 650 = 650",
      "∂L/∂t1 = ∂L/∂t3 · ∂t3/∂t1 = 1.1 · 1 = 1.1",
      "∂L/∂t2 = ∂L/∂t3 · ∂t3/∂t2 = 1.1 · 1 = 1.1",
      "∂L/∂사과 = ∂L/∂t1 · ∂t1/∂사과 = 1.1 · (사과 개수) = 1.1 · 2 = 2.2",
      "∂L/∂사과 개수 = ∂L/∂t1 · ∂t1/∂사과 개수 = 1.1 · 사과 = 1.1 · 100 = 110",
      "∂L/∂귤 = ∂L/∂t2 · ∂t2/∂귤 = 1.1 · (귤 개수) = 1.1 · 3 = 3.3",
      "∂L/∂귤 개수 = ∂L/∂t2 · ∂t2/∂귤 개수 = 1.1 · 귤 = 1.1 · 150 = 165",
    ]) {
      expect(text.split("\n").map((found) => found.trim())).toContain(line);
    }
  });

  it("goes forward first: 200, 450, 650, 715", () => {
    expect(text).toContain("t1 = 사과 × 사과 개수 = 100 × 2 = 200\n");
    expect(text).toContain("t2 = 귤 × 귤 개수 = 150 × 3 = 450\n");
    expect(text).toContain("t3 = t1 + t2 = 200 + 450 = 650\n");
    expect(text).toContain("L = t3 × 소비세 = 650 × 1.1 = 715\n");
  });

  it("visits a node after all its consumers", () => {
    const order = ["L = t3 × 소비세", "t3 = t1 + t2", "t2 = 귤", "t1 = 사과"].map((line) =>
      text.lastIndexOf(`  ${line}`),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it("prints all digits on request", () => {
    expect(explain(graphOf(korean()), { digits: "raw" })).toContain("= 3.3000000000000003    at 귤 = 150");
  });

  it("adds up where several wires leave one tensor", () => {
    const x = variable(3, { name: "x" });
    const y = x.mul(x).named("y");
    y.backward();
    const lines = explain(graphOf(y))
      .split("\n")
      .map((line) => line.trim());
    expect(
      lines.filter((line) => line === "one term of ∂y/∂x = ∂y/∂y · ∂y/∂x = 1 · x = 1 · 3 = 3"),
    ).toHaveLength(2);
    expect(lines).toContain("∂y/∂x = 3 + 3 = 6");
  });

  it("says that nothing was computed before backward, and does not say 0", () => {
    const y = variable(3, { name: "x" }).pow(2);
    const before = explain(graphOf(y));
    expect(before).toContain("not computed yet");
    expect(before).toContain("∂L/∂x = —");
  });

  it("says when a gradient is the sum of several passes", () => {
    const x = variable(3, { name: "x" });
    const y = x.mul(2);
    y.backward();
    y.backward();
    expect(explain(graphOf(y))).toContain(
      "∂L/∂x = 2    at x = 3    (.grad is 4: several backward passes added up)",
    );
  });

  it("puts negative factors in brackets", () => {
    const x = variable(3, { name: "x" });
    const y = x.neg();
    y.backward();
    expect(explain(graphOf(y))).toContain("= 1 · (-1) = -1");
  });
});

describe("explain, as LaTeX and Markdown", () => {
  it("writes the chain rule as fractions", () => {
    const x = variable(1, { name: "x" });
    const t = x.add(variable(2, { name: "y" })).named("t");
    const z = t.pow(2).named("z");
    z.backward();
    const latex = explain(graphOf(z), { format: "latex" });
    expect(latex).toContain(
      "\\frac{\\partial z}{\\partial x} &= \\frac{\\partial z}{\\partial t} \\cdot " +
        "\\frac{\\partial t}{\\partial x} = 6 \\cdot 1 = 6",
    );
    expect(latex.match(/\\begin\{align\*\}/g)).toHaveLength(latex.match(/\\end\{align\*\}/g)!.length);
  });

  it("gives a table of gradients in Markdown", () => {
    const markdown = explain(graphOf(korean()), { format: "markdown" });
    expect(markdown).toContain("| 사과 개수 | 2 | 110 |");
    expect(markdown).toContain("\\frac{\\partial L}{\\partial \\text{귤}}");
  });

  const hostile = [
    "a|b",
    "<script>alert(1)</script>",
    "$x$",
    "back`tick",
    "line\nbreak",
    "\\end{align*}",
    "_*#",
    "%50",
  ];

  it.each(hostile)("keeps the name %j data", (name) => {
    const price = shopping([name, "count", "orange", "oranges", "tax"]);
    const doc = graphOf(price);
    const markdown = explain(doc, { format: "markdown" });
    expect(markdown).not.toContain("<script");
    for (const row of markdown.split("\n").filter((line) => line.startsWith("| "))) {
      expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
    }
    for (const line of markdown.split("\n")) expect((line.match(/(?<!\\)\$/g) ?? []).length % 2).toBe(0);
    const latex = explain(doc, { format: "latex" });
    expect(latex.match(/\\end\{align\*\}/g)).toHaveLength(latex.match(/\\begin\{align\*\}/g)!.length);
    expect(latex).not.toMatch(/(?<!\\)[%#]/);
    expect(
      explain(doc)
        .split("\n")
        .filter((line) => line.includes("∂L/∂tax =")),
    ).toHaveLength(2);
  });
});
