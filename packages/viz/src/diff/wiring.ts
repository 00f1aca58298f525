import type { GraphDoc, GraphEdge, GraphNode } from "../graph/graph-doc.ts";

/** A document asked for its connections. */
export interface Wiring {
  readonly root: string;
  /** In forward order. */
  readonly nodes: readonly GraphNode[];
  node(id: string): GraphNode | undefined;
  /** The nodes that a node is computed from, in argument order. */
  inputs(id: string): readonly string[];
  /** Its argument slots, in order. */
  slots(id: string): readonly GraphEdge[];
  /** The names of a scope and of those around it, outermost first. */
  scopePath(scope: string | null): readonly string[];
}

/** Builds the index once, so that each question is answered at once. */
export function wiring(doc: GraphDoc): Wiring {
  const nodes = new Map(doc.nodes.map((node) => [node.id, node]));
  const slots = new Map<string, GraphEdge[]>();
  for (const edge of doc.edges) {
    const own = slots.get(edge.to);
    if (own === undefined) slots.set(edge.to, [edge]);
    else own.push(edge);
  }
  for (const own of slots.values()) own.sort((left, right) => left.argIndex - right.argIndex);
  const inputs = new Map([...slots].map(([id, own]) => [id, own.map(({ from }) => from)]));
  const paths = new Map<string | null, readonly string[]>([[null, []]]);
  for (const { id, name, parent } of doc.scopes) paths.set(id, [...(paths.get(parent) ?? []), name]);
  return {
    root: doc.root,
    nodes: doc.nodes,
    node: (id) => nodes.get(id),
    inputs: (id) => inputs.get(id) ?? [],
    slots: (id) => slots.get(id) ?? [],
    scopePath: (scope) => paths.get(scope) ?? [],
  };
}
