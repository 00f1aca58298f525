import type { GraphDoc, GraphNode } from "../graph/graph-doc.ts";
import { foldScopes } from "./fold-scopes.ts";
import { scopeDepths } from "./scope-levels.ts";

/** What a fold takes in when it must: first what surely belongs to a scope, then every leaf that only it uses. */
const TAKEN_IN: readonly ((leaf: GraphNode) => boolean)[] = [
  ({ kind, name }) => kind === "parameter" || (kind === "constant" && name === null),
  () => true,
];

/**
 * The graph with at most so many nodes, if folding its scopes can do that: the deepest levels first, and no more levels
 * than it takes. Parameters and numbers that only a folded scope uses go with it. Scopes in `open` stay open. What
 * cannot be made small enough comes back as small as it gets.
 */
export function fitGraph(doc: GraphDoc, most: number, open?: ReadonlySet<string>): GraphDoc {
  if (doc.nodes.length <= most || doc.scopes.length === 0) return doc;
  const depths = scopeDepths(doc.scopes);
  let smallest = doc;
  for (const takesIn of TAKEN_IN) {
    const foldedBelow = (depth: number): GraphDoc =>
      foldScopes(doc, {
        isFolded: (scope) => depths.get(scope.id)! >= depth,
        takesIn,
        ...(open === undefined ? {} : { open }),
      });
    // The largest number of open levels that fits lies from `low` up to below `high`.
    let [low, high] = [-1, [...depths.values()].reduce((one, other) => Math.max(one, other), 0) + 1];
    let fitting: GraphDoc | null = null;
    while (high - low > 1) {
      const depth = (low + high) >> 1;
      const folded = foldedBelow(depth);
      if (folded.nodes.length <= most) [low, fitting] = [depth, folded];
      else high = depth;
      if (folded.nodes.length < smallest.nodes.length) smallest = folded;
    }
    if (fitting !== null) return fitting;
  }
  return smallest;
}
