import type { GraphDoc } from "../graph/graph-doc.ts";
import { compositesOutside, contract } from "./contract.ts";
import { groupNodes } from "./node-groups.ts";

const REST = "⋯";

/**
 * Some nodes of a graph. What they give to the others, down to the root, ends in a node `⋯` that stands for these, so
 * the sum at every junction and the root stay as they are; what the others give to them is left out.
 */
export function partOfGraph(doc: GraphDoc, chosen: ReadonlySet<string>): GraphDoc {
  const shown = reachable(doc, [...chosen, doc.root], "forward");
  const complete = new Set(shown);
  for (const { from, to } of doc.edges) if (!shown.has(from)) complete.delete(to);
  const part: GraphDoc = {
    ...doc,
    nodes: doc.nodes.filter(({ id }) => shown.has(id)),
    edges: doc.edges.filter(({ from }) => shown.has(from)),
    // An operation whose inputs are not all there cannot be opened.
    composites: compositesOutside(doc, (id) => complete.has(id)),
  };
  const rest = groupNodes(part, ({ id }) => (chosen.has(id) ? null : REST));
  return contract(
    part,
    rest.map((group) => ({ ...group, label: REST, scope: null })),
  );
}

/** The nodes and all that can be reached from them along the edges, forward or back, in at most so many steps. */
export function reachable(
  doc: GraphDoc,
  from: Iterable<string>,
  way: "forward" | "back",
  steps = Infinity,
): Set<string> {
  const distances = new Map<string, number>();
  for (const id of from) distances.set(id, 0);
  const neighbours = new Map<string, string[]>();
  for (const edge of doc.edges) {
    const [near, far] = way === "forward" ? [edge.from, edge.to] : [edge.to, edge.from];
    const known = neighbours.get(near);
    if (known === undefined) neighbours.set(near, [far]);
    else known.push(far);
  }
  // A map gives what is added to it while it is walked, so this is a breadth-first search.
  for (const [id, distance] of distances) {
    if (distance >= steps) continue;
    for (const far of neighbours.get(id) ?? []) if (!distances.has(far)) distances.set(far, distance + 1);
  }
  return new Set(distances.keys());
}
