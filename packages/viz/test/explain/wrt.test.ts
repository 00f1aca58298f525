import { tensor, UnaryNode, variable, type Algebra, type Partials } from "@leibniz/core";
import { explain, graphOf, UnknownTensorError } from "@leibniz/viz";
import { describe, expect, it } from "vitest";

function program() {
  const [a, b, c] = [variable(2, { name: "a" }), variable(3, { name: "b" }), variable(4, { name: "c" })];
  const t = a.mul(b).named("t");
  const L = t.add(c.mul(5));
  L.backward();
  return { a, b, c, t, L };
}

describe("explain with respect to", () => {
  it("a name, a symbol, an id, a tensor or several shows what lies between, and nothing else", () => {
    const { a, c, t, L } = program();
    const only = explain(L, { wrt: "a", check: false });
    expect(only).toContain("∂L/∂a = ∂L/∂t · ∂t/∂a = 1 · b = 1 · 3 = 3");
    expect(only).not.toMatch(/∂b|∂c/);
    expect(explain(L, { wrt: a, check: false })).toBe(only);
    const both = explain(L, { wrt: [a, c], check: false });
    expect(both).toContain("∂L/∂c");
    expect(both).not.toContain("∂b");
    const interior = explain(L, { wrt: t, check: false });
    expect(interior).toContain("∂L/∂t = 1    at t = 6");
    expect(interior).not.toContain("∂a");
    const id = graphOf(L).nodes.find((node) => node.name === "a")!.id;
    expect(explain(L, { wrt: id, check: false })).toBe(only);
    expect(explain(graphOf(L), { wrt: "a" })).toBe(only);
  });

  it("a name that is not there says which are", () => {
    const { L } = program();
    expect(() => explain(L, { wrt: "d" })).toThrow(UnknownTensorError);
    expect(() => explain(L, { wrt: "d" })).toThrow(
      'there is no tensor "d" in this graph. Its leaves: a, b, c',
    );
    expect(() => explain(L, { wrt: variable(1, { name: "stranger" }) })).toThrow(
      /does not depend on .*stranger/,
    );
    expect(() => explain(variable(1, { name: "x" }).mul(tensor(2).named("two")), { wrt: "two" })).toThrow(
      /two is a constant/,
    );
  });

  it("a name that two tensors have asks for an id", () => {
    const y = variable(1, { name: "W" }).mul(variable(2, { name: "W" }));
    y.backward();
    expect(() => explain(y, { wrt: "W" })).toThrow(/2 tensors are called "W"; choose one by its id: n0, n1/);
    expect(explain(y, { wrt: "n1", check: false })).toContain("∂L/∂W = 1    at W = 2");
  });
});

describe("the numerical derivative beside", () => {
  it("stands where the program is there, and nowhere in what is told from a document", () => {
    const { L } = program();
    expect(explain(L, { wrt: "a" })).toContain("∂L/∂a = 3    numerical: 3 (difference < 1e-9)");
    expect(explain(L, { wrt: "a", lang: "ko" })).toContain("수치 미분: 3 (차이 < 1e-9)");
    for (const form of ["local", "paths", "factored", "closed"] as const) {
      expect(explain(L, { wrt: "a", form })).toContain("numerical: 3 (difference < 1e-9)");
      expect(explain(graphOf(L), { wrt: "a", form })).not.toContain("numerical");
      expect(explain(L, { wrt: "a", form, check: false })).not.toContain("numerical");
    }
  });

  it("tells a wrong derivative", () => {
    class WrongNode extends UnaryNode {
      get op(): string {
        return "wrong";
      }
      scalar(x: number): number {
        return x * x;
      }
      partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
        return [() => o.mul(3, x)];
      }
    }
    const y = new WrongNode().forward(variable(2, { name: "x" }));
    y.backward();
    expect(explain(y)).toContain("∂L/∂x = 6    numerical: 4 (DIFFERS by 2)");
    const many = new WrongNode().forward(variable([1, 2], { name: "x" })).sum();
    many.backward();
    expect(explain(many)).toContain("numerical, all 2 elements: DIFFERS by 2");
  });

  it("is fair at a kink, where any slope between those of the two sides is right", () => {
    const y = variable(0, { name: "x" }).relu().mul(3);
    y.backward();
    expect(explain(y)).toContain("at a kink: slope 0 on the left, 3 on the right");
  });

  it("is held to what float32 can hold", () => {
    const y = variable([1, 2], { name: "x", dtype: "float32" }).pow(3).sum();
    y.backward();
    expect(explain(y)).toMatch(/numerical, all 2 elements: difference < /);
  });

  it("samples a large leaf, and leaves out what would take long unless it is insisted on", () => {
    const large = variable(new Float64Array(5000).fill(1), { name: "x" }).pow(2).sum();
    large.backward();
    expect(explain(large)).toMatch(/numerical, [12] of 5000 elements: difference < 1e-9/);
    const huge = variable(new Float64Array(100_000).fill(1), { name: "x" }).mean();
    huge.backward();
    expect(explain(huge)).not.toContain("numerical");
    expect(explain(huge, { check: true })).toContain("numerical, 1 of 100000 elements: difference < 1e-9");
  });
});
