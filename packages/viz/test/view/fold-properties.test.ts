import { aroundGraph, foldGraph, pathGraph, toDot, viewOf } from "@leibniz/viz";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectForwardOrder, expectSameBorder, expectSums, operationsIn } from "./same-border.ts";
import { scopedGraphs, scopes } from "./scoped-graphs.ts";

const foldings = fc.oneof(
  fc.constant({ collapse: "all" as const }),
  fc.record({ collapse: fc.subarray(scopes.map(({ name }) => name)) }),
  fc.record({ depth: fc.nat(2) }),
);

describe("folding any scopes of any graph", () => {
  test("keeps every number and every wire at the border, and makes no cycle", () => {
    fc.assert(
      fc.property(scopedGraphs, foldings, (doc, options) => {
        const folded = foldGraph(doc, options);
        expectSameBorder(doc, folded);
        expectForwardOrder(folded);
        expectSums(folded);
      }),
    );
  });

  test("counts every operation once", () => {
    fc.assert(
      fc.property(scopedGraphs, foldings, foldings, (doc, first, second) => {
        const total = doc.nodes.reduce((sum, node) => sum + operationsIn(node), 0);
        const twice = foldGraph(foldGraph(doc, first), second);
        expect(twice.nodes.reduce((sum, node) => sum + operationsIn(node), 0)).toBe(total);
      }),
    );
  });

  test("leaves alone what stands in no folded scope", () => {
    fc.assert(
      fc.property(scopedGraphs, (doc) => {
        const folded = foldGraph(doc, { collapse: ["left"] });
        const others = doc.nodes.filter((node) => node.scope !== "s1");
        expect(folded.nodes).toEqual(expect.arrayContaining(others));
      }),
    );
  });

  test("a scope with one output is one node", () => {
    fc.assert(
      fc.property(scopedGraphs, (doc) => {
        const inside = new Set(doc.nodes.filter((node) => node.scope === "s3").map(({ id }) => id));
        const leaving = doc.edges.filter(({ from, to }) => inside.has(from) && !inside.has(to));
        const outputs = new Set(leaving.map(({ from }) => from));
        if (inside.has(doc.root)) outputs.add(doc.root);
        fc.pre(outputs.size === 1);
        const shown = foldGraph(doc, { collapse: ["beside"] }).nodes.filter(({ id }) => inside.has(id));
        expect(shown.map(({ id, label }) => [id, label])).toEqual([[[...outputs][0], "beside"]]);
      }),
    );
  });
});

test("a part of a graph keeps the sum at every junction, and the root", () => {
  fc.assert(
    fc.property(scopedGraphs, fc.nat(100), fc.nat(4), (doc, index, hops) => {
      const node = doc.nodes[index % doc.nodes.length]!;
      const around = aroundGraph(doc, node.id, hops);
      for (const part of [around, pathGraph(doc, node.id), pathGraph(doc, "x", "x")]) {
        expectSameBorder(doc, part);
        expectForwardOrder(part);
        expectSums(part);
      }
    }),
  );
});

test("a view is at most as large as asked, where scopes can make it so, and can be drawn", () => {
  fc.assert(
    fc.property(scopedGraphs, fc.integer({ min: 1, max: 60 }), (doc, maxNodes) => {
      const view = viewOf(doc, { maxNodes });
      expectForwardOrder(view);
      if (doc.nodes.length <= maxNodes) expect(view).toBe(doc);
      else expect(view.nodes.length).toBeLessThanOrEqual(doc.nodes.length);
      expect(toDot(doc, { maxNodes })).toContain("digraph");
    }),
  );
});
