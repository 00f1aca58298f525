import { describe, expect, it } from "vitest";
import { folderWith, leibniz } from "../run-command.ts";

const wrongSquare = (
  leaf: string,
) => `import { UnaryNode, variable, type Algebra, type Partials } from "leibniz";
class SquareNode extends UnaryNode {
  get op() { return "square"; }
  scalar(x: number) { return x * x; }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> { return [() => o.mul(3, x)]; }
}
export default new SquareNode().forward(${leaf}).sum();
`;

describe("leibniz check finds a wrong derivative where", () => {
  it.each([
    ["the gradient is tiny", `variable([1e-8, 2e-8], { name: "x" })`],
    ["the graph is float32", `variable([0.001, 0.002], { name: "x", dtype: "float32" })`],
    ["the leaf is large", `variable(Array.from({ length: 1001 }, (_, i) => i), { name: "x" })`],
  ])("%s", (_, leaf) => {
    const { code, out } = leibniz(["check", "main.ts"], folderWith({ "main.ts": wrongSquare(leaf) }));
    expect(out).toMatch(/ x .*DIFFERS/);
    expect(code).toBe(1);
  });
});

it("leibniz check says how many elements of a large leaf it tried", () => {
  const folder = folderWith({
    "main.ts": `import { variable } from "leibniz";
const x = variable(Array.from({ length: 1001 }, (_, i) => i / 100), { name: "x" });
export default x.mul(x).sum();
`,
  });
  const { leaves } = JSON.parse(leibniz(["check", "main.ts", "--json"], folder).out) as {
    leaves: { checked: number; elements: number; verdict: string }[];
  };
  expect(leaves).toMatchObject([{ elements: 1001, checked: 167, verdict: "agrees" }]);
});

it("leibniz check claims nothing where rounding hides a gradient", () => {
  const folder = folderWith({
    "main.ts": `import { variable } from "leibniz";
const x = variable(3, { name: "x" });
export default x.mul(x).add(variable(1e9, { name: "b" }).pow(2));
`,
  });
  const { code, out } = leibniz(["check", "main.ts"], folder);
  expect(out).toMatch(/ x .*unclear/);
  expect(out).toMatch(/ b .*agrees/);
  expect(out).not.toContain("All gradients agree");
  expect(code).toBe(0);
});
