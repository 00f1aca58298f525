import type { GraphDoc, GraphNode, ValueDoc } from "@leibniz/viz";
import { expect } from "vitest";

/** How many operations a node stands for. */
export function operationsIn(node: GraphNode): number {
  if (node.kind !== "op") return 0;
  return node.op === "folded" ? Number(node.attributes["operations"]) : 1;
}

/** Every node comes after what it uses, which also says that there is no cycle. */
export function expectForwardOrder({ nodes, edges }: GraphDoc): void {
  const places = new Map(nodes.map((node, index) => [node.id, index]));
  for (const { from, to } of edges) {
    expect(places.has(from) && places.has(to)).toBe(true);
    expect(places.get(from)!).toBeLessThan(places.get(to)!);
  }
}

/** The gradient of each node is the sum of what its wires contribute. */
export function expectSums(doc: GraphDoc): void {
  for (const { id, gradient } of doc.nodes) {
    const parts = doc.edges.filter((edge) => edge.from === id && edge.contribution !== null);
    if (id === doc.root || gradient?.data == null || parts.length === 0) continue;
    gradient.data.forEach((total, index) => {
      const sum = parts.reduce((sofar, edge) => sofar + at(edge.contribution, index), 0);
      expect(Math.abs(sum - Number(total))).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(sum)));
    });
  }
}

function at(value: ValueDoc | null, index: number): number {
  return Number(value?.data?.[index]);
}

/**
 * What is shown says what it said before, and every wire that begins at it is still there: a wire is only gone when its
 * value is used nowhere but inside what was folded.
 */
export function expectSameBorder(before: GraphDoc, after: GraphDoc): void {
  expect(after.root).toBe(before.root);
  const shown = new Map(after.nodes.map((node) => [node.id, node]));
  expect(shown.has(before.root)).toBe(true);
  for (const { id, value, gradient, name, symbol } of before.nodes) {
    if (shown.has(id)) expect(shown.get(id)).toMatchObject({ value, gradient, name, symbol });
  }
  const wires = (doc: GraphDoc) =>
    doc.edges
      .filter((edge) => shown.has(edge.from))
      .map(({ id, from, forward, contribution }) => ({ id, from, forward, contribution }))
      .sort((one, other) => one.id.localeCompare(other.id));
  expect(wires(after)).toEqual(wires(before));
}
