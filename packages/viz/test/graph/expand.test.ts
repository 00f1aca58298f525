import { sigmoid, variable } from "@leibniz/core";
import { expandGraph, type GraphDoc, graphOf } from "@leibniz/viz";
import { describe, expect, it } from "vitest";

const labels = (doc: GraphDoc) => doc.nodes.map((node) => node.label || node.symbol);
const number = (value: { data: readonly unknown[] | null } | null) => value?.data?.[0];

describe("a sigmoid, opened (G13, G14)", () => {
  const y = sigmoid(variable(1, { name: "x" })).named("y");
  y.backward();
  const fused = graphOf(y);
  const doc = expandGraph(fused, "all");
  const along = ["×(−1)", "exp", "+", "1/x"].map((label) => doc.nodes.find((node) => node.label === label)!);

  it("is ×(−1) → exp → +1 → 1/x in its place", () => {
    expect(labels(fused)).toEqual(["x", "sigmoid"]);
    expect(labels(doc)).toEqual(["x", "×(−1)", "exp", "1", "+", "1/x"]);
    expect(doc.root).toBe(fused.root);
  });

  it("has the document's numbers on every wire, forward and backward", () => {
    const forward = [-1, 0.36787944117144233, 1.3678794411714423, 0.7310585786300049];
    along.forEach((node, i) => expect(number(node.value)).toBeCloseTo(forward[i]!, 14));
    const sent = [0.19661193324148188, -0.19661193324148188, -0.534446645388523, -0.534446645388523];
    along.forEach((node, i) => {
      const edge = doc.edges.find(({ to, argIndex }) => to === node.id && argIndex === 0)!;
      expect(number(edge.contribution)).toBeCloseTo(sent[i]!, 14);
    });
  });
});
