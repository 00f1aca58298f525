import { describe, expect, test } from "vitest";
import { bookPicture } from "../../src/draw/book-picture.ts";
import type { DrawOptions } from "../../src/draw/draw-options.ts";
import { drawGraph, type GraphDoc, graphOf, toDot, toSvg } from "../../src/index.ts";
import { graphvizCli } from "../../src/layout/graphviz-cli.node.ts";
import { variable } from "@leibniz/core";
import { DocumentWriter } from "./documents.ts";
import { hostileNames } from "./hostile-names.ts";
import { affine, anyFunction, apple, forwardOnly, product, reused, squareOfSum, sum } from "./programs.ts";
import { parseXml } from "./strict-xml.ts";

/** `x ← E·∂y/∂x` for each wire. */
function wires(doc: GraphDoc, options: DrawOptions = { symbolic: true }): string[] {
  return bookPicture(doc, options).parts.flatMap((part) =>
    part.kind === "wire" ? `${part.value} ← ${part.gradient}` : [],
  );
}

test("y = f(x): E comes in, E·∂y/∂x goes on", () => {
  expect(wires(anyFunction())).toEqual(["x ← E·∂y/∂x", "y = f(x) ← E"]);
});

test("z = (x + y)²: three factors on the wire of x", () => {
  expect(wires(squareOfSum(), { symbolic: "∂z/∂z" })).toEqual([
    "x ← ∂z/∂z·∂z/∂t·∂t/∂x",
    "y ← ∂z/∂z·∂z/∂t·∂t/∂y",
    "t = x + y ← ∂z/∂z·∂z/∂t",
    "z = t**2 ← ∂z/∂z",
  ]);
});

describe("with local derivatives beside it", () => {
  const rules = (doc: GraphDoc): (string | null)[] =>
    bookPicture(doc, { symbolic: true, show: { local: true } }).parts.flatMap((part) =>
      part.kind === "wire" && part.local !== null ? part.local : [],
    );
  test("a sum passes 1 to both", () => expect(rules(sum())).toEqual(["∂z/∂x = 1", "∂z/∂y = 1"]));
  test("a product exchanges them", () => expect(rules(product())).toEqual(["∂z/∂x = y", "∂z/∂y = x"]));
  test("each place of a value that enters twice has its own", () => {
    expect(rules(reused()).slice(0, 3)).toEqual(["∂t1/∂x₁ = x", "∂t1/∂x₂ = x", "∂y/∂x = 1"]);
  });
  test("a square sends 2t", () => expect(rules(squareOfSum())).toContain("∂z/∂t = 2 × t"));
});

test("a value used several times has the sum of its terms", () => {
  expect(wires(reused())).toEqual([
    "x ← E·∂y/∂t1·x + E·∂y/∂t1·x + E·∂y/∂x",
    "x ← E·∂y/∂t1·x",
    "x ← E·∂y/∂t1·x",
    "x ← E·∂y/∂x",
    "t1 = x × x ← E·∂y/∂t1",
    "y = t1 + x ← E",
  ]);
});

test("a sum is multiplied in brackets", () => {
  const x = variable(1, { name: "x" }).exp().named("u");
  expect(wires(graphOf(x.mul(x).named("y")))[0]).toBe("x ← (E·u + E·u)·∂u/∂x");
});

test("a matrix product goes back by its rule, with shapes when asked", () => {
  expect(wires(affine(), { symbolic: "∂L/∂Y", show: { shapes: true } })).toEqual([
    "X (2,2) ← ∂L/∂Y·∂Y/∂t1 · Wᵀ (2,2)",
    "W (2,3) ← Xᵀ · ∂L/∂Y·∂Y/∂t1 (2,3)",
    "t1 = X · W (2,3) ← ∂L/∂Y·∂Y/∂t1 (2,3)",
    "B (3,) ← ∂L/∂Y·∂Y/∂B (3,)",
    "Y = t1 + B (2,3) ← ∂L/∂Y (2,3)",
  ]);
});

test("needs no backward pass, and gives a constant nothing", () => {
  expect(wires(forwardOnly())).toEqual(["x ← E·∂y/∂x", "2 ← —", "y = x × 2 ← E"]);
  expect(wires(apple(), { symbolic: true, style: "compact" })).toHaveLength(3);
});

test("a long product is called by the derivative that it is", () => {
  let y = variable(1, { name: "x" }).exp();
  for (let depth = 0; depth < 2000; depth++) y = y.exp();
  const gradients = wires(graphOf(y.named("z"))).map((wire) => wire.split(" ← ")[1] ?? "");
  expect(gradients).toHaveLength(2002);
  for (const gradient of gradients.slice(0, -1)) {
    expect(gradient).toMatch(/^E·∂z\/∂/);
    expect(gradient.length).toBeLessThanOrEqual(40);
  }
});

test("no number is left in any format", async () => {
  const doc = product();
  for (const text of [
    toDot(doc, { symbolic: true }),
    toSvg(await drawGraph(doc, graphvizCli, { symbolic: true })),
  ])
    expect(text).not.toMatch(/>50<|"50\\n/);
});

test.each(hostileNames)("any name is data: %s", async (_, name) => {
  const write = new DocumentWriter();
  const x = write.leaf("variable", name, 1, 1);
  const doc = write.document(write.op("f", name, [[x, 1]], 1, 1));
  parseXml(toSvg(await drawGraph(doc, graphvizCli, { symbolic: name, show: { local: true } })));
  expect(toDot(doc, { symbolic: name })).toMatch(/^digraph/);
});
