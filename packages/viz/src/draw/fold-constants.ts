import { formatValue, type Digits } from "../format-number.ts";
import type { GraphDoc, GraphNode } from "../graph/graph-doc.ts";
import { groupBy } from "../group-by.ts";

/**
 * The compact form of a graph: a constant scalar beside another operand moves into the circle of the operation
 * that uses it, so 100 → × ← 2 becomes 100 → ×2. Constants that are still used elsewhere stay.
 */
export function foldConstants(doc: GraphDoc, digits?: Digits): GraphDoc {
  const nodes = new Map(doc.nodes.map((node) => [node.id, node]));
  const labels = new Map<string, string>();
  const folded = new Set<string>();
  for (const [id, edges] of groupBy(doc.edges, (edge) => edge.to)) {
    const op = nodes.get(id);
    const constant =
      edges.length === 2 ? edges.findLast((edge) => isConstantScalar(nodes.get(edge.from))) : undefined;
    if (op === undefined || constant === undefined) continue;
    labels.set(id, foldedLabel(op.label, constant.argIndex, formatValue(constant.forward, digits)));
    folded.add(constant.id);
  }
  const edges = doc.edges.filter((edge) => !folded.has(edge.id));
  const used = new Set(edges.map((edge) => edge.from));
  const orphans = new Set(doc.edges.filter(({ from }) => !used.has(from)).map(({ from }) => from));
  return {
    ...doc,
    edges,
    nodes: doc.nodes
      .filter((node) => !orphans.has(node.id))
      .map((node) => ({ ...node, label: labels.get(node.id) ?? node.label })),
  };
}

function isConstantScalar(node: GraphNode | undefined): boolean {
  return node?.kind === "constant" && node.value.shape.length === 0 && node.value.data !== null;
}

/** `×2`, `1-`, `×(-1)`, or `max(·, 0)` where the operation is a word. */
function foldedLabel(label: string, argIndex: number, number: string): string {
  if (/^\p{L}/u.test(label)) return argIndex === 0 ? `${label}(${number}, ·)` : `${label}(·, ${number})`;
  const operand = number.startsWith("-") ? `(${number})` : number;
  return argIndex === 0 ? `${operand}${label}` : `${label}${operand}`;
}
