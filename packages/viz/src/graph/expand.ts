import { LeibnizError } from "@leibniz/core";
import { groupBy } from "../group-by.ts";
import type { GraphComposite, GraphDoc, GraphEdge, GraphNode, GraphScope } from "./graph-doc.ts";

/**
 * The same graph with fused operations opened: each is replaced in its place by the simpler operations that it is
 * made of, inside a scope that bears its name, with the same numbers at the border. The document itself does not change.
 *
 * `which` says which ones: `"all"`, down to those inside others; a number of levels, of which 1 opens those that can be
 * seen; or names. A name is that of an operation (`sigmoid`), of a tensor, of the scope directly around the operation
 * (`SoftmaxWithLoss`), or a node's id. One that nothing bears opens nothing.
 *
 * A leaf that only the fused operation used, and its definition does not (class indices, which the definition reads as
 * probabilities), is left out.
 *
 * ```ts
 * import { sigmoid, variable } from "@leibniz/core";
 * import { expandGraph, graphOf } from "@leibniz/viz";
 * const y = sigmoid(variable(1, { name: "x" }));
 * const labels = expandGraph(graphOf(y), "all").nodes.map((node) => node.label || node.symbol);
 * console.log(labels.join(" ")); // x ×(−1) exp 1 + 1/x
 * ```
 *
 * @throws LeibnizError for a number of levels that is no whole number from 0 up.
 */
export function expandGraph(doc: GraphDoc, which: "all" | number | readonly string[]): GraphDoc {
  const opened = openedBy(doc, which);
  if (opened.size === 0) return doc;
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const levels = [levelOf(doc, null)];
  while (levels.length > 0) {
    const level = levels[levels.length - 1]!;
    const written = level.nodes[level.next++];
    if (written === undefined) {
      levels.pop();
      continue;
    }
    const { fused } = level;
    const node = fused !== null && written.id === fused.id ? atBorder(written, fused) : written;
    const composite = opened.get(placeOf(level.id, node.id));
    if (composite === undefined) {
      nodes.push(node);
      edges.push(...(level.into.get(node.id) ?? []));
    } else levels.push(levelOf(composite, node));
  }
  const scopes: GraphScope[] = [...doc.scopes];
  for (const composite of opened.values()) scopes.push(...composite.scopes);
  const expanded = withoutUnused(doc, { ...doc, nodes, edges, scopes });
  return { ...expanded, composites: closedAfter(expanded, opened) };
}

/** One list of nodes on the way through the graph and what was opened in it. */
interface Level {
  /** Of the composite; null for the document. */
  readonly id: string | null;
  readonly nodes: readonly GraphNode[];
  readonly into: ReadonlyMap<string, readonly GraphEdge[]>;
  /** The node that these stand for. */
  readonly fused: GraphNode | null;
  next: number;
}

function levelOf(part: GraphDoc | GraphComposite, fused: GraphNode | null): Level {
  const into = groupBy(part.edges, (edge) => edge.to);
  return { id: "id" in part ? part.id : null, nodes: part.nodes, into, fused, next: 0 };
}

/** Where a node stands; a composite may give its last node the id of the fused one, so the id alone does not say. */
function placeOf(parent: string | null, node: string): string {
  return `${parent ?? ""}/${node}`;
}

/** The composites to open, by the place of their fused node. */
function openedBy(doc: GraphDoc, which: "all" | number | readonly string[]): Map<string, GraphComposite> {
  if (typeof which === "number" && !(which >= 0 && (Number.isInteger(which) || which === Infinity))) {
    throw new LeibnizError("expandGraph", `a number of levels is a whole number from 0 up; got ${which}`);
  }
  const names = typeof which === "object" ? new Set(which) : null;
  const opened = new Map<string, GraphComposite>();
  /** How many levels deep the nodes of each opened composite lie. */
  const depths = new Map<string | null, number>([[null, 0]]);
  const seen = new Map(doc.nodes.map((node) => [placeOf(null, node.id), node]));
  // Those of composites are not among them: the name of an opened operation does not open what lies inside it.
  const scopeNames = new Map(doc.scopes.map((scope) => [scope.id, scope.name]));
  for (const composite of doc.composites) {
    const depth = depths.get(composite.parent);
    const place = placeOf(composite.parent, composite.node);
    const node = seen.get(place);
    if (depth === undefined || node === undefined || opened.has(place)) continue;
    const called = [node.id, node.op, node.name, scopeNames.get(node.scope ?? "")];
    const asked =
      names === null
        ? which === "all" || depth < (which as number)
        : called.some((name) => name != null && names.has(name));
    if (!asked) continue;
    opened.set(place, composite);
    depths.set(composite.id, depth + 1);
    for (const inner of composite.nodes) {
      seen.set(placeOf(composite.id, inner.id), inner.id === node.id ? atBorder(inner, node) : inner);
    }
  }
  return opened;
}

/** The last node of a composite in the place of the fused one: it computes, but its output is what that one's was. */
function atBorder(last: GraphNode, fused: GraphNode): GraphNode {
  const { name, symbol, value, gradient, accumulated } = fused;
  return { ...last, name, symbol, value, gradient, accumulated };
}

/** What can still be opened in the expanded document. */
function closedAfter(expanded: GraphDoc, opened: ReadonlyMap<string, GraphComposite>): GraphComposite[] {
  const open = new Set<string | null>([...opened.values()].map((composite) => composite.id));
  const nodes = new Set(expanded.nodes.map((node) => node.id));
  const closed: GraphComposite[] = [];
  const parents = new Set<string | null>();
  for (const composite of expanded.composites) {
    if (open.has(composite.id)) continue;
    const parent = open.has(composite.parent) ? null : composite.parent;
    if (parent === null ? !nodes.has(composite.node) : !parents.has(parent)) continue;
    parents.add(composite.id);
    closed.push(parent === composite.parent ? composite : { ...composite, parent });
  }
  return closed;
}

/** Leaves out what the original document used and the expanded one does not, and what is left out with it. */
function withoutUnused(before: GraphDoc, doc: GraphDoc): GraphDoc {
  const once = new Set(before.edges.map((edge) => edge.from));
  const into = groupBy(doc.edges, (edge) => edge.to);
  const used = new Set<string>();
  const kept = new Set<string>();
  for (const node of doc.nodes.toReversed()) {
    if (node.id !== doc.root && once.has(node.id) && !used.has(node.id)) continue;
    kept.add(node.id);
    for (const edge of into.get(node.id) ?? []) used.add(edge.from);
  }
  if (kept.size === doc.nodes.length) return doc;
  return {
    ...doc,
    nodes: doc.nodes.filter((node) => kept.has(node.id)),
    edges: doc.edges.filter((edge) => kept.has(edge.to)),
  };
}
