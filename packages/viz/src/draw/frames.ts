import type { GraphDoc, GraphEdge, GraphNode } from "../graph/graph-doc.ts";
import { groupBy } from "../group-by.ts";

/** One step of a program at work, forward and then backward. */
export interface Frame {
  /** Counted from 1. */
  readonly number: number;
  readonly phase: "forward" | "seed" | "backward";
  /** The operation at work; the root where backward begins; null for a graph without operations. */
  readonly node: string | null;
  /**
   * The graph as far as it is known now. Forward, it ends at the operation at work. Backward, it is whole, and a
   * gradient that has not been computed yet is null.
   */
  readonly doc: GraphDoc;
}

/**
 * The steps of a graph, one operation at a time: forward until the result is there, then 1 at the result, then
 * backward in reverse order, each operation sending to its inputs what it adds to their gradients. Without
 * gradients in the document the steps end with the result.
 *
 * @example
 * for (const { phase, node } of frames(graphOf(price))) console.log(phase, node); // forward n2 … backward n2
 */
export function frames(doc: GraphDoc): Frame[] {
  const ops = doc.nodes.filter((node) => node.kind === "op");
  const before = withGradients(doc, new Set(), new Set());
  const steps: Omit<Frame, "number">[] = ops.map(({ id }) => ({
    phase: "forward",
    node: id,
    doc: until(before, id),
  }));
  if (steps.length === 0) steps.push({ phase: "forward", node: null, doc: before });
  if (doc.differentiated) {
    const incoming = groupBy(doc.edges, (edge) => edge.to);
    const outgoing = groupBy(doc.edges, (edge) => edge.from);
    const sent = new Set<string>();
    const known = new Set([doc.root]);
    steps.push({ phase: "seed", node: doc.root, doc: withGradients(doc, known, sent) });
    for (const { id } of ops.toReversed()) {
      const back = (incoming.get(id) ?? []).filter((edge) => edge.contribution !== null);
      if (back.length === 0) continue;
      for (const edge of back) sent.add(edge.id);
      for (const { from } of back) if (isWhole(outgoing.get(from) ?? [], sent)) known.add(from);
      steps.push({ phase: "backward", node: id, doc: withGradients(doc, known, sent) });
    }
  }
  return steps.map((step, index) => ({ number: index + 1, ...step }));
}

/** Whether all that a value's consumers add to its gradient has arrived. */
function isWhole(edges: readonly GraphEdge[], sent: ReadonlySet<string>): boolean {
  return edges.every((edge) => edge.contribution === null || sent.has(edge.id));
}

function withGradients(doc: GraphDoc, known: ReadonlySet<string>, sent: ReadonlySet<string>): GraphDoc {
  const node = (one: GraphNode): GraphNode =>
    known.has(one.id) ? one : { ...one, gradient: null, accumulated: null };
  const edge = (one: GraphEdge): GraphEdge => (sent.has(one.id) ? one : { ...one, contribution: null });
  return {
    ...doc,
    differentiated: known.size > 0,
    nodes: doc.nodes.map(node),
    edges: doc.edges.map(edge),
    composites: [],
  };
}

/** The document's nodes up to and including one, which becomes the root. */
function until(doc: GraphDoc, last: string): GraphDoc {
  const nodes = doc.nodes.slice(0, doc.nodes.findIndex((node) => node.id === last) + 1);
  const ids = new Set(nodes.map((node) => node.id));
  return { ...doc, root: last, nodes, edges: doc.edges.filter((edge) => ids.has(edge.to)) };
}
