import { toDot } from "@leibniz/viz";
import { expect, test } from "vitest";
import { layoutDot } from "../../src/layout/layout-dot.ts";
import { DocumentWriter } from "../draw/documents.ts";
import { rowOf } from "./boxes.ts";

const DEPTH = 20_000;

test("scopes nested 20,000 deep are written, each closed after those in it", () => {
  const write = new DocumentWriter();
  let scope = write.scope("outermost");
  for (let depth = 1; depth < DEPTH; depth++) scope = write.scope("inside", scope);
  const dot = toDot(write.document(write.leaf("variable", "x", 1, 1, scope)));
  expect(dot.match(/^subgraph /gm)).toHaveLength(DEPTH);
  expect(dot.match(/^\}$/gm)).toHaveLength(DEPTH + 1);
});

test("so does the input of a layout, siblings in their order", () => {
  const cluster = (id: string, parent: string | null) => ({ id, parent, titleWidth: 20, titleHeight: 18 });
  const clusters = [cluster("a", null), cluster("b", "a"), cluster("c", "a"), cluster("d", null)];
  const lines = layoutDot({ ...rowOf(1), clusters }).split("\n");
  expect(lines.filter((line) => /^(subgraph|\})/.test(line)).join(" ")).toBe(
    "subgraph cluster_c0 { subgraph cluster_c1 { } subgraph cluster_c2 { } } subgraph cluster_c3 { } }",
  );
});
