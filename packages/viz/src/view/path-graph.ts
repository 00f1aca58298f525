import { LeibnizError } from "@leibniz/core";
import { shownName } from "../draw/legible-text.ts";
import type { GraphDoc } from "../graph/graph-doc.ts";
import { nodesNamed } from "./nodes-named.ts";
import { partOfGraph, reachable } from "./part-of-graph.ts";

/**
 * Only the nodes on paths from one node to another, or to the root: those through which a change of the first reaches
 * the second. What the root takes from them beside these paths goes through one node `⋯`.
 *
 * Names are those that the program gave, else those in formulas (`t3`), else ids; one name may mean several nodes.
 *
 * ```ts
 * import { variable } from "@leibniz/core";
 * import { graphOf, pathGraph } from "@leibniz/viz";
 * const [a, b, c] = ["a", "b", "c"].map((name, i) => variable(i + 1, { name }));
 * const doc = graphOf(a!.mul(b!).add(c!.exp()));
 * console.log(pathGraph(doc, "c").nodes.map((node) => node.label || node.name).join(" ")); // c exp +
 * ```
 *
 * @throws UnknownNameError when no node bears a name.
 * @throws LeibnizError when no path leads from the one to the other.
 */
export function pathGraph(doc: GraphDoc, from: string, to?: string): GraphDoc {
  const ends = to === undefined ? [doc.root] : nodesNamed(doc, to, "path");
  const after = reachable(doc, nodesNamed(doc, from, "path"), "forward");
  const before = reachable(doc, ends, "back");
  const between = new Set([...after].filter((id) => before.has(id)));
  if (between.size === 0) {
    const target = to === undefined ? "the root" : `"${shownName(to)}"`;
    throw new LeibnizError(
      "path",
      `nothing leads from "${shownName(from)}" to ${target}: values flow from leaves to the root, so name the ` +
        "node nearer to the leaves first",
    );
  }
  return partOfGraph(doc, between);
}
