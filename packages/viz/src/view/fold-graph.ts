import { LeibnizError } from "@leibniz/core";
import type { GraphDoc } from "../graph/graph-doc.ts";
import { foldScopes } from "./fold-scopes.ts";
import { foldedScopes, scopeDepths } from "./scope-levels.ts";

/** Which scopes of a graph are drawn as one node each. */
export interface FoldOptions {
  /**
   * `"all"`: the outermost ones, with all in them; or names: that of a scope, for all that bear it, or the end of a
   * path such as `block3/attention`.
   */
  readonly collapse?: "all" | readonly string[];
  /** How many levels of scopes stay open: 0 folds the outermost ones, 1 those directly inside them. */
  readonly depth?: number;
}

/**
 * The same graph with scopes folded into single nodes. Such a node bears the scope's name and has the value and the
 * gradient of the scope's output; every wire that enters the scope enters it, with its contribution; its attributes
 * count what it holds. A scope with several outputs becomes one node for each of them (and one for what they share),
 * so that no number is lost and no cycle appears, and stays around them. A row of three or more equal blocks becomes
 * one node, as `Block ×12`, together with the leaves that each block has for itself.
 *
 * ```ts
 * import { scope, variable } from "@leibniz/core";
 * import { foldGraph, graphOf } from "@leibniz/viz";
 * const x = variable(3, { name: "x" });
 * const y = scope("square", () => x.mul(x)).add(1);
 * const folded = foldGraph(graphOf(y), { collapse: ["square"] });
 * console.log(folded.nodes.map((node) => node.text || node.symbol).join("; ")); // x; square(x); 1; t1 + 1
 * ```
 *
 * @throws UnknownNameError when no scope bears a name.
 * @throws LeibnizError for a depth that is no whole number from 0 up.
 */
export function foldGraph(doc: GraphDoc, { collapse = [], depth = Infinity }: FoldOptions): GraphDoc {
  if (!(depth >= 0 && (Number.isInteger(depth) || depth === Infinity))) {
    throw new LeibnizError("foldGraph", `depth is a whole number from 0 up; got ${depth}`);
  }
  const depths = scopeDepths(doc.scopes);
  const named = collapse === "all" ? null : foldedScopes(doc.scopes, collapse);
  return foldScopes(doc, {
    isFolded: ({ id }) => named === null || named.has(id) || depths.get(id)! >= depth,
  });
}
