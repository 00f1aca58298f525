import type { GraphDoc, GraphNode } from "../graph/graph-doc.ts";
import { groupBy } from "../group-by.ts";

/** Nodes that a picture shows as one: all but the output are used inside the group only. */
export interface NodeGroup {
  /** What the members have in common, as the id of the scope that is folded. */
  readonly region: string;
  /** The one member whose value leaves the group. */
  readonly output: GraphNode;
  /** In forward order, the output last. */
  readonly members: readonly GraphNode[];
}

/**
 * Divides each region into as few groups of one output as there are: going back from the outputs, a node joins its
 * consumers when they are all in one group of its region, and else begins a group, as it is an output itself or
 * shared by several. (Compilers call these maximal fan-out-free cones.)
 *
 * So a region with one output is one group, the value and the gradient of a group are those of its output, and
 * drawing groups as single nodes can never make a cycle: whatever a group gives to another comes from its output,
 * and whatever it takes goes to its output.
 *
 * @param regionOf the region of a node; null for one that stays as it is.
 * @param joins whether a leaf that is used in one group only is to join it, though it is in no region.
 */
export function groupNodes(
  doc: GraphDoc,
  regionOf: (node: GraphNode) => string | null,
  joins: (leaf: GraphNode) => boolean = () => false,
): NodeGroup[] {
  const outgoing = groupBy(doc.edges, (edge) => edge.from);
  const groups = new Map<string, { region: string; members: GraphNode[] }>();
  for (let index = doc.nodes.length - 1; index >= 0; index--) {
    const node = doc.nodes[index]!;
    const region = regionOf(node);
    if (region === null && !(node.kind !== "op" && joins(node))) continue;
    const consumers = node.id === doc.root ? [] : (outgoing.get(node.id) ?? []);
    const first = consumers.length === 0 ? undefined : groups.get(consumers[0]!.to);
    const isInside =
      first !== undefined &&
      (region === null || first.region === region) &&
      consumers.every((edge) => groups.get(edge.to) === first);
    const group = isInside ? first : region === null ? undefined : { region, members: [] };
    if (group === undefined) continue;
    group.members.push(node);
    groups.set(node.id, group);
  }
  return [...new Set(groups.values())].reverse().map(({ region, members }) => {
    const [output] = members;
    return { region, output: output!, members: members.toReversed() };
  });
}
