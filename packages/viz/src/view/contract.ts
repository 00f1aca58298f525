import type {
  AttributeDoc,
  GraphComposite,
  GraphDoc,
  GraphEdge,
  GraphNode,
  ValueDoc,
} from "../graph/graph-doc.ts";
import { latexName } from "../graph/symbol-names.ts";
import { groupBy } from "../group-by.ts";
import type { NodeGroup } from "./node-groups.ts";

/** What `op` says of a node that stands for many. */
export const FOLDED = "folded";

/** A formula names this many inputs, then an ellipsis. */
const MOST_NAMED = 6;

/** A group with what its one node is to say. */
export interface Contraction extends NodeGroup {
  readonly label: string;
  /** The scope in which the one node stands. */
  readonly scope: string | null;
  /** How many equal blocks it stands for. */
  readonly repeats?: number;
}

/**
 * The graph with each group as one node, which has the id, name, value and gradient of the group's output. Every
 * edge that enters a group enters its node, with its contribution; those inside are gone. Its attributes count what it
 * holds: operations, leaves and their numbers, and repeats.
 */
export function contract(doc: GraphDoc, groups: readonly Contraction[]): GraphDoc {
  if (groups.length === 0) return doc;
  const groupOf = new Map<string, Contraction>();
  for (const group of groups) for (const { id } of group.members) groupOf.set(id, group);
  const crossing = doc.edges.filter((edge) => {
    const group = groupOf.get(edge.to);
    return group === undefined || group !== groupOf.get(edge.from);
  });
  const into = groupBy(crossing, (edge) => groupOf.get(edge.to)?.output.id ?? edge.to);
  const symbols = new Map(doc.nodes.map((node) => [node.id, node.symbol]));
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  for (const node of doc.nodes) {
    const group = groupOf.get(node.id);
    if (group !== undefined && group.output !== node) continue;
    const entering = into.get(node.id) ?? [];
    if (group === undefined) {
      nodes.push(node);
      for (const edge of entering) edges.push(edge);
      continue;
    }
    nodes.push(nodeOf(group, new Set(entering.map((edge) => symbols.get(edge.from) ?? edge.from))));
    entering.forEach((edge, argIndex) => {
      edges.push({ ...edge, to: node.id, argIndex, local: null, pullback: null });
    });
  }
  return { ...doc, nodes, edges, composites: compositesOutside(doc, (id) => !groupOf.has(id)) };
}

/** The composites of the nodes that fulfil the condition, with those inside them. */
export function compositesOutside(doc: GraphDoc, isKept: (node: string) => boolean): GraphComposite[] {
  const kept = new Set<string>();
  return doc.composites.filter(({ id, parent, node }) => {
    const stays = parent === null ? isKept(node) : kept.has(parent);
    if (stays) kept.add(id);
    return stays;
  });
}

function nodeOf(group: Contraction, inputs: ReadonlySet<string>): GraphNode {
  const { output, label, scope } = group;
  const named = [...inputs].slice(0, MOST_NAMED);
  const isLonger = inputs.size > MOST_NAMED;
  const formula = (write: (name: string) => string, more: string): string =>
    `${write(label)}(${[...named.map(write), ...(isLonger ? [more] : [])].join(", ")})`;
  return {
    ...output,
    kind: "op",
    op: FOLDED,
    label,
    scope,
    attributes: totalsOf(group),
    accumulated: null,
    latex: formula(latexName, "\\ldots"),
    text: formula((name) => name, "…"),
    source: null,
  };
}

/** What a node holds that was folded before counts as what it holds. */
function totalsOf({ members, repeats }: Contraction): Record<string, AttributeDoc> {
  let [operations, leaves, numbers] = [0, 0, 0];
  for (const { kind, op, attributes, value } of members) {
    if (kind === "op") {
      const counted = (name: string): number => {
        const count = op === FOLDED ? attributes[name] : undefined;
        return typeof count === "number" ? count : 0;
      };
      operations += op === FOLDED ? counted("operations") : 1;
      leaves += counted("leaves");
      numbers += counted("numbers");
    } else {
      leaves += 1;
      numbers += sizeOf(value);
    }
  }
  return {
    operations,
    ...(leaves > 0 ? { leaves, numbers } : {}),
    ...(repeats === undefined ? {} : { repeats }),
  };
}

function sizeOf({ shape }: ValueDoc): number {
  return shape.reduce((product, length) => product * length, 1);
}
