import { expect, test } from "vitest";
import { MERMAID_EDGES, toMermaid } from "../../src/formats/mermaid.ts";
import type { GraphDoc } from "../../src/graph/graph-doc.ts";
import { appleOrange, DocumentWriter, network, square } from "../draw/documents.ts";
import { parseMermaid } from "./mermaid-parser.ts";

test("one label holds value and gradient", () => {
  const text = toMermaid(appleOrange());
  expect(text).toContain('n1["사과 가격"]');
  expect(text).toContain('n1 -->|"100<br>────<br>2.2"| n2');
  expect(text).toContain('n8 ---|"715<br>────<br>1"| n8_name');
});

test("Mermaid finds every part: 6 names, 4 operations and 9 wires", async () => {
  expect(await parseMermaid(toMermaid(appleOrange()))).toEqual({ vertices: 10, edges: 9, subgraphs: 0 });
});

test("a junction is a dot with a trunk and two branches", async () => {
  // x, junction, ×, y; the trunk, the two branches, the result.
  expect(await parseMermaid(toMermaid(square()))).toEqual({ vertices: 4, edges: 4, subgraphs: 0 });
});

test("scopes are subgraphs", async () => {
  expect(await parseMermaid(toMermaid(network()))).toMatchObject({ subgraphs: 3 });
});

test("a nameless leaf and a nameless result are dots", async () => {
  const write = new DocumentWriter();
  const x = write.leaf("variable", null, 1, 2);
  const text = toMermaid(write.document(write.op("exp", null, [[x, 2]], 3, 1)));
  expect(await parseMermaid(text)).toEqual({ vertices: 3, edges: 2, subgraphs: 0 });
});

test("direction and a dark theme", () => {
  expect(toMermaid(square(), { direction: "TB" })).toMatch(/^flowchart TB\n/);
  expect(toMermaid(square(), { theme: "dark" })).toMatch(
    /^%%\{init: \{"theme": "dark"\}\}%%\nflowchart LR\n/,
  );
});

/** A graph with so many wires. */
function chain(wires: number): GraphDoc {
  const write = new DocumentWriter();
  let last = write.leaf("variable", "x", 1, 1);
  for (let wire = 1; wire < wires; wire++) last = write.op("+", null, [[last, 1]], 1, 1);
  return write.document(last);
}

test("says so when Mermaid will refuse, which it does from there on", async () => {
  const warnings: string[] = [];
  const onWarning = (warning: string): void => void warnings.push(warning);
  const most = toMermaid(chain(MERMAID_EDGES), { onWarning });
  expect(warnings).toEqual([]);
  expect((await parseMermaid(most)).edges).toBe(500);

  const more = toMermaid(chain(MERMAID_EDGES + 1), { onWarning });
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain("501 links are more than the 500");
  expect(more).toContain("%% 501 links");
  await expect(parseMermaid(more)).rejects.toThrow("Edge limit exceeded");
});
