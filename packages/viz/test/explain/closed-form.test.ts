import { sigmoid, sum, tanh, type Tensor, tensor, UnaryNode, variable } from "@leibniz/core";
import { explain, graphOf, LongFormulaError } from "@leibniz/viz";
import { describe, expect, it } from "vitest";
import { evaluateFormula } from "./evaluate-formula.ts";

/** The sides of the line that begins with `left`. */
function sides(text: string, left: string): string[] {
  const line = text.split("\n").find((each) => each.trim().startsWith(`${left} = `));
  return line!.trim().split("    ")[0]!.split(" = ");
}

const closed = (L: Tensor) => explain(L, { form: "closed", check: false, digits: "raw" });

describe("the closed form", () => {
  const programs: readonly (readonly [string, (x: Tensor, y: Tensor) => Tensor])[] = [
    ["x·x", (x) => x.mul(x)],
    ["(x + y)²", (x, y) => x.add(y).pow(2)],
    ["x / y", (x, y) => x.div(y)],
    ["x − y/x", (x, y) => x.sub(y.div(x))],
    ["−(x·y)³", (x, y) => x.mul(y).pow(3).neg()],
    ["exp(−x)·y", (x, y) => x.neg().exp().mul(y)],
    ["log(x + 2y)", (x, y) => x.add(y.mul(2)).log()],
    ["sigmoid(x·y)", (x, y) => sigmoid(x.mul(y))],
    ["tanh(x)·x + y", (x, y) => tanh(x).mul(x).add(y)],
    ["√(x² + y²)", (x, y) => x.pow(2).add(y.pow(2)).sqrt()],
    ["sin(x)·cos(y) − 3", (x, y) => x.sin().mul(y.cos()).sub(3)],
    ["1/(1 + exp(−x − y))", (x, y) => tensor(1).div(x.neg().sub(y).exp().add(1))],
    ["x shared by three", (x, y) => x.mul(y).add(x.div(y)).mul(x)],
    ["x⁻²·y", (x, y) => x.pow(-2).mul(y)],
  ];

  it.each(programs)("of %s is a formula in the leaves whose value is the gradient", (_, f) => {
    for (const [x0, y0] of [
      [1.25, 0.5],
      [2, 3],
    ] as const) {
      const [x, y] = [variable(x0, { name: "x" }), variable(y0, { name: "y" })];
      const L = f(x, y);
      L.backward();
      const text = closed(L);
      for (const [name, leaf] of [
        ["x", x],
        ["y", y],
      ] as const) {
        if (leaf.grad === null) continue;
        const [, formula] = sides(text, `∂L/∂${name}`);
        const found = evaluateFormula(formula!, { x: x0, y: y0 });
        const wanted = leaf.grad.item();
        expect(Math.abs(found - wanted), formula).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(wanted)));
      }
      const [, value] = sides(text, "L");
      expect(evaluateFormula(value!, { x: x0, y: y0 })).toBeCloseTo(L.item(), 12);
    }
  });

  it("keeps the symbol where only the program knows the operation", () => {
    class OwnNode extends UnaryNode {
      get op(): string {
        return "own";
      }
      scalar(x: number): number {
        return 3 * x;
      }
      partials<T>(): readonly (() => number | T)[] {
        return [() => 3];
      }
    }
    const x = variable(2, { name: "x" });
    const t = new OwnNode().forward(x).named("t");
    const L = t.mul(t);
    L.backward();
    expect(sides(closed(L), "∂L/∂x")).toEqual(["∂L/∂x", "(t + t) × ∂t/∂x", "36"]);
  });

  it("sums over what broadcasting repeated, and calls what arrives from upstream E", () => {
    const B = variable([1, 2, 3], { name: "B" });
    const Y = tensor([
      [0, 0, 0],
      [0, 0, 0],
    ])
      .named("X")
      .add(B);
    Y.backward({
      gradient: tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    });
    const text = closed(Y);
    expect(sides(text, "∂L/∂B")).toEqual(["∂L/∂B", "sum(E)", "[5 7 9]"]);
    expect(text).toContain("E is the gradient that arrives from upstream");
  });

  it("refuses a formula that nobody can read, and offers the factored form", () => {
    let y: Tensor = variable(1.0001, { name: "x" });
    for (let i = 0; i < 60; i++) y = y.mul(y);
    y.backward();
    expect(() => closed(y)).toThrow(LongFormulaError);
    expect(() => closed(y)).toThrow(/"factored"/);
    expect(explain(y, { form: "factored", check: false }).split("\n").length).toBeLessThan(80);
  });

  it("can be told from a document, without numbers before backward", () => {
    const y = sum(variable([1, 2], { name: "x" }).pow(2));
    const text = explain(graphOf(y), { form: "closed" });
    expect(text).toContain("∂L/∂x = 2 × x = —");
    expect(text).toContain("not computed yet");
  });

  it("makes nothing of a document that says what an operation cannot be", () => {
    const x = variable(2, { name: "x" });
    const y = x.pow(2);
    y.backward();
    const doc = graphOf(y);
    const nodes = doc.nodes.map((node) =>
      node.op === "pow" ? { ...node, attributes: { exponent: "<b>" } } : node,
    );
    expect(explain({ ...doc, nodes }, { form: "closed" })).toContain("∂L/∂x = ∂L/∂x = 4");
    const proto = doc.nodes.map((node) => (node.op === "pow" ? { ...node, op: "__proto__" } : node));
    expect(explain({ ...doc, nodes: proto }, { form: "closed" })).toContain("∂L/∂x = ∂L/∂x = 4");
  });
});
