import { variable } from "@leibniz/core";
import { expect, test } from "vitest";
import { graphText } from "../../src/formats/graph-text.ts";
import { appleOrange, DocumentWriter, network } from "../draw/documents.ts";

test("nodes in order with values and gradients, wires with local derivatives", () => {
  const x = variable(3, { name: "x" });
  const y = x.mul(x).add(2).named("y");
  y.backward();
  // y = x² + 2 at 3 is 11, and its slope 2x is 6, which comes along two wires.
  expect(graphText(y)).toBe(
    `
2 leaves, 2 operations. Every wire has its value above and its gradient below.

Values
Name  Made by   Value  Gradient
────  ────────  ─────  ────────
x     variable      3         6
t1    x × x         9         1
2     constant      2         —
y     t1 + 2       11         1

Wires
From  To  Value  Upstream  Local derivative  Contribution
────  ──  ─────  ────────  ────────────────  ────────────
x     t1      3         1             x = 3             3
x     t1      3         1             x = 3             3
t1    y       9         1                 1             1
2     y       2         1                 1             —
`.trimStart(),
  );
});

test("Korean, and all digits", () => {
  const text = graphText(appleOrange(), { lang: "ko", digits: "raw" });
  expect(text).toMatch(/^이름 +만든 연산 +값 +기울기$/m);
  expect(text).toMatch(/^귤 가격 +변수 +150 +3\.3000000000000003$/m);
});

test("scopes and shapes of a network", () => {
  expect(graphText(network())).toMatch(/^W1 +parameter +\(784,50\) float32 .* TwoLayerNet \/ 은닉층$/m);
});

test("no layout is needed, so 2,000 nodes do", () => {
  const write = new DocumentWriter();
  let last = write.leaf("variable", "x", 1, 1);
  for (let op = 0; op < 2000; op++) last = write.op("+", null, [[last, 1]], 1, 1);
  expect(graphText(write.document(last)).split("\n")).toHaveLength(1 + (4 + 2001) + (4 + 2000) + 1);
});
