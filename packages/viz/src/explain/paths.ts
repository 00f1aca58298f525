import { LeibnizError } from "@leibniz/core";
import type { GraphEdge, GraphNode } from "../graph/graph-doc.ts";
import { type GraphIndex, shownSymbol } from "./graph-index.ts";

/** More paths than this no reader follows. */
export const MOST_PATHS = 64;

/** A count beyond which only "more than" is said. */
const COUNTED = 10n ** 18n;

/** Thrown where a sum over all paths would be too long; `count` says how many there are, or at least so many. */
export class TooManyPathsError extends LeibnizError {
  readonly count: bigint;
  readonly from: string;

  constructor(from: string, root: string, count: bigint) {
    const many = count >= COUNTED ? "more than 10^18" : String(count);
    const why =
      `${many} paths lead from ${from} to ${root}, and a sum over paths is written out up to ${MOST_PATHS}. ` +
      'The form "factored" says the same in as many lines as the graph has junctions';
    super("explain", why);
    this.count = count;
    this.from = from;
  }
}
TooManyPathsError.prototype.name = "TooManyPathsError";

/** How many paths lead from a node to the root: counted, not walked, since they may double at every node. */
export function countPaths(graph: GraphIndex, from: GraphNode): bigint {
  const counts = new Map<string, bigint>([[from.id, 1n]]);
  for (const node of graph.doc.nodes) {
    let count = 0n;
    for (const edge of graph.into(node.id)) count += counts.get(edge.from) ?? 0n;
    if (count > 0n && node !== from) counts.set(node.id, count > COUNTED ? COUNTED : count);
  }
  return counts.get(graph.root.id) ?? 0n;
}

/**
 * Every path from a node to the root, each as its edges from the root back to the node, in the order of arguments.
 *
 * @throws TooManyPathsError
 */
export function pathsFrom(graph: GraphIndex, from: GraphNode): GraphEdge[][] {
  const count = countPaths(graph, from);
  if (count > BigInt(MOST_PATHS)) {
    throw new TooManyPathsError(shownSymbol(from), shownSymbol(graph.root), count);
  }
  const between = graph.dependingOn([from.id]);
  const paths: GraphEdge[][] = [];
  const path: GraphEdge[] = [];
  // No recursion: a path may be as long as the graph is deep.
  const stack = [{ id: graph.root.id, next: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    if (top.id === from.id) paths.push([...path]);
    const edges = top.id === from.id ? [] : graph.into(top.id);
    while (top.next < edges.length && !between.has(edges[top.next]!.from)) top.next++;
    const edge = edges[top.next++];
    if (edge === undefined) {
      stack.pop();
      path.pop();
    } else {
      path.push(edge);
      stack.push({ id: edge.from, next: 0 });
    }
  }
  return paths;
}
