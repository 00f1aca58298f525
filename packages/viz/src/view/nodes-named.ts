import type { GraphDoc } from "../graph/graph-doc.ts";
import { UnknownNameError } from "./unknown-name-error.ts";

/**
 * The nodes that a name means: all that a person gave it, else the one that formulas call so, else the one of that id.
 *
 * @throws UnknownNameError when there is none.
 */
export function nodesNamed(doc: GraphDoc, name: string, option: string): Set<string> {
  for (const key of ["name", "symbol", "id"] as const) {
    const found = doc.nodes.filter((node) => node[key] === name);
    if (found.length > 0) return new Set(found.map(({ id }) => id));
  }
  const names = doc.nodes.map((node) => node.name).filter((each) => each !== null);
  throw new UnknownNameError(option, "node", name, [...names, ...doc.nodes.map((node) => node.symbol)]);
}
