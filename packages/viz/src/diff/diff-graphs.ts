import { checkOptions } from "@leibniz/core";
import { optionNames } from "../check-choice.ts";
import type { GraphDoc, GraphEdge, GraphNode } from "../graph/graph-doc.ts";
import { firstBackward, firstForward, forwardOrder } from "./first-difference.ts";
import type { Change, EdgeAspect, Elements, GraphDiff, NodeAspect } from "./graph-diff.ts";
import { matchNodes } from "./match-nodes.ts";
import { type Same, sameShape, sameWithin } from "./same-value.ts";
import { type Wiring, wiring } from "./wiring.ts";

/** What counts as a difference. */
export interface DiffOptions {
  /** How far numbers may be apart, relative to the largest number of their tensor. Default 1e-9. */
  readonly tolerance?: number;
}

/** By default only differences that rounding in another order of operations can explain are none. */
export const DEFAULT_TOLERANCE = 1e-9;

/**
 * How two graphs differ: what only one of them has, what differs in operation, shape, dtype, value, gradient or local
 * derivative, and the first wire, forward and backward, where they part.
 *
 * Nodes are matched by name and then by structure, not by their ids, so an inserted operation is one difference.
 * Names, scopes and source lines are not compared. The time it takes is linear in the graphs.
 *
 * ```ts
 * import { variable } from "@leibniz/core";
 * import { diffGraphs, graphOf } from "@leibniz/viz";
 * const priceWith = (tax: number) => variable(100, { name: "apple" }).mul(2).mul(variable(tax, { name: "tax" }));
 * const diff = diffGraphs(graphOf(priceWith(1.1)), graphOf(priceWith(1.2)));
 * console.log(diff.equal, diff.changed.nodes.map(({ a, aspects }) => `${a}: ${aspects}`).join("; ")); // false n3: value; n4: value
 * ```
 *
 * @throws RangeError when the tolerance is negative or not a number.
 */
export function diffGraphs(a: GraphDoc, b: GraphDoc, options: DiffOptions = {}): GraphDiff {
  checkOptions("diffGraphs", options, optionNames<DiffOptions>({ tolerance: true }));
  const { tolerance = DEFAULT_TOLERANCE } = options;
  if (!(tolerance >= 0)) throw new RangeError(`tolerance must be 0 or more, and it is ${tolerance}`);
  const same = sameWithin(tolerance);
  const pairs = matchNodes(a, b);
  const sides = { a: wiring(a), b: wiring(b) };
  const edges = comparedEdges(sides, pairs, same);
  const matched = new Set(pairs.values());
  const found = {
    added: {
      nodes: b.nodes.map(({ id }) => id).filter((id) => !matched.has(id)),
      edges: edges.added,
    },
    removed: {
      nodes: a.nodes.map(({ id }) => id).filter((id) => !pairs.has(id)),
      edges: edges.removed,
    },
    changed: {
      nodes: a.nodes.flatMap((node) => {
        const other = sides.b.node(pairs.get(node.id) ?? "");
        const aspects = other === undefined ? [] : nodeAspects(node, other, same);
        return aspects.length === 0 ? [] : [{ a: node.id, b: other!.id, aspects }];
      }),
      edges: edges.changed,
    },
  };
  const steps = forwardOrder(sides, pairs);
  const isEmpty = (elements: Elements | GraphDiff["changed"]): boolean =>
    elements.nodes.length + elements.edges.length === 0;
  return {
    format: "leibniz-diff",
    version: 1,
    equal: isEmpty(found.added) && isEmpty(found.removed) && isEmpty(found.changed),
    tolerance,
    pairs: a.nodes.flatMap(({ id }) => (pairs.has(id) ? [[id, pairs.get(id)!] as const] : [])),
    ...found,
    firstForward: firstForward(sides, steps, found),
    firstBackward: firstBackward(sides, steps, pairs, found),
  };
}

function nodeAspects(a: GraphNode, b: GraphNode, same: Same): NodeAspect[] {
  const aspects: NodeAspect[] = [];
  if (a.kind !== b.kind) aspects.push("kind");
  if (a.op !== b.op || a.label !== b.label) aspects.push("op");
  if (JSON.stringify(a.attributes) !== JSON.stringify(b.attributes)) aspects.push("attributes");
  const isSameShape = sameShape(a.value, b.value);
  if (!isSameShape) aspects.push("shape");
  if (a.value.dtype !== b.value.dtype) aspects.push("dtype");
  // Of another shape the value is another anyway.
  if (isSameShape && !same(a.value, b.value)) aspects.push("value");
  if (!same(a.gradient, b.gradient) && (isSameShape || a.gradient === null || b.gradient === null)) {
    aspects.push("gradient");
  }
  return aspects;
}

interface ComparedEdges {
  readonly added: string[];
  readonly removed: string[];
  readonly changed: Change<EdgeAspect>[];
}

/** Two edges stand for each other when both their ends do, and their slot is the same. */
function comparedEdges(
  { a, b }: { readonly a: Wiring; readonly b: Wiring },
  pairs: ReadonlyMap<string, string>,
  same: Same,
): ComparedEdges {
  const [removed, changed]: [string[], Change<EdgeAspect>[]] = [[], []];
  const kept = new Set<string>();
  for (const { id: consumer } of a.nodes) {
    const other = pairs.get(consumer);
    const slots = new Map(other === undefined ? [] : b.slots(other).map((edge) => [edge.argIndex, edge]));
    for (const edge of a.slots(consumer)) {
      const counterpart = slots.get(edge.argIndex);
      if (counterpart === undefined || pairs.get(edge.from) !== counterpart.from) {
        removed.push(edge.id);
        continue;
      }
      kept.add(counterpart.id);
      const aspects = edgeAspects(edge, counterpart, same);
      if (aspects.length > 0) changed.push({ a: edge.id, b: counterpart.id, aspects });
    }
  }
  const added = b.nodes
    .flatMap(({ id }) => b.slots(id))
    .map(({ id }) => id)
    .filter((id) => !kept.has(id));
  return { added, removed, changed };
}

function edgeAspects(a: GraphEdge, b: GraphEdge, same: Same): EdgeAspect[] {
  const aspects: EdgeAspect[] = [];
  if (!same(a.local?.value ?? null, b.local?.value ?? null)) aspects.push("local");
  if (!same(a.contribution, b.contribution)) aspects.push("contribution");
  return aspects;
}
