import { LeibnizError } from "@leibniz/core";
import type { GraphDoc } from "../graph/graph-doc.ts";
import { nodesNamed } from "./nodes-named.ts";
import { partOfGraph, reachable } from "./part-of-graph.ts";

/**
 * A node with what it is made of and what is made of it, each so many steps along the wires. What goes further, down to
 * the root, goes through nodes `⋯`.
 *
 * ```ts
 * import { variable } from "@leibniz/core";
 * import { aroundGraph, graphOf } from "@leibniz/viz";
 * const y = variable(1, { name: "x" }).exp().named("u").log().sqrt().named("L");
 * const part = aroundGraph(graphOf(y), "u", 1);
 * console.log(part.nodes.map((node) => node.label || node.name).join(" ")); // x exp log ⋯
 * ```
 *
 * @throws UnknownNameError when no node bears the name.
 * @throws LeibnizError for a number of steps that is no whole number from 0 up.
 */
export function aroundGraph(doc: GraphDoc, node: string, hops: number): GraphDoc {
  if (!(Number.isInteger(hops) && hops >= 0)) {
    throw new LeibnizError("around", `the number of steps is a whole number from 0 up; got ${hops}`);
  }
  const middle = nodesNamed(doc, node, "around");
  return partOfGraph(
    doc,
    new Set([...reachable(doc, middle, "back", hops), ...reachable(doc, middle, "forward", hops)]),
  );
}
