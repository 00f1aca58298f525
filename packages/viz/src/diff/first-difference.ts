import type { GraphEdge } from "../graph/graph-doc.ts";
import type { DifferingWire, GraphDiff, NodeAspect } from "./graph-diff.ts";
import type { Wiring } from "./wiring.ts";

interface Sides {
  readonly a: Wiring;
  readonly b: Wiring;
}

type Found = Pick<GraphDiff, "added" | "removed" | "changed">;

/** What decides the number on a wire; whether its leaf wants a gradient does not. */
const FORWARD: ReadonlySet<NodeAspect> = new Set(["op", "attributes", "shape", "dtype", "value"]);

/**
 * The first wire in forward order that carries another value or comes from another operation. Everything before it is
 * the same in both graphs. A leaf that only one of them has is seen at the operation that uses it.
 */
export function firstForward(sides: Sides, steps: readonly Step[], found: Found): DifferingWire | null {
  const changed = new Set(
    found.changed.nodes
      .filter(({ aspects }) => aspects.some((aspect) => FORWARD.has(aspect)))
      .map(({ a }) => a),
  );
  const [added, removed] = [new Set(found.added.edges), new Set(found.removed.edges)];
  const differs = ({ a, b }: Step): boolean =>
    (a !== null && (changed.has(a) || sides.a.slots(a).some(({ id }) => removed.has(id)))) ||
    (b !== null && sides.b.slots(b).some(({ id }) => added.has(id)));
  const first = steps.find(differs) ?? steps.find(({ a, b }) => a === null || b === null);
  if (first === undefined) return null;
  const wire = (node: string | null) => (node === null ? null : { node, edge: null });
  return { a: wire(first.a), b: wire(first.b) };
}

/**
 * The first wire in backward order along which another gradient flows back. Everything between it and the result has
 * the same gradients in both graphs.
 */
export function firstBackward(
  sides: Sides,
  steps: readonly Step[],
  pairs: ReadonlyMap<string, string>,
  found: Found,
): DifferingWire | null {
  const { root } = sides.a;
  const seed = found.changed.nodes.find(({ a, aspects }) => a === root && aspects.includes("gradient"));
  if (seed !== undefined && pairs.get(root) === sides.b.root) {
    return { a: { node: root, edge: null }, b: { node: sides.b.root, edge: null } };
  }
  const changed = new Set(
    found.changed.edges.filter(({ aspects }) => aspects.includes("contribution")).map(({ a }) => a),
  );
  const [added, removed] = [new Set(found.added.edges), new Set(found.removed.edges)];
  const end = (edge: GraphEdge | undefined) =>
    edge === undefined || edge.contribution === null ? null : { node: edge.from, edge: edge.id };
  for (const { a, b } of steps.toReversed()) {
    const [left, right] = [a === null ? [] : sides.a.slots(a), b === null ? [] : sides.b.slots(b)];
    for (let slot = 0; slot < Math.max(left.length, right.length); slot++) {
      const [from, to] = [left[slot], right[slot]];
      const differs =
        (from !== undefined && (changed.has(from.id) || removed.has(from.id))) ||
        (to !== undefined && added.has(to.id));
      const wire = differs ? { a: end(from), b: end(to) } : { a: null, b: null };
      if (wire.a !== null || wire.b !== null) return wire;
    }
  }
  return null;
}

/** A node of one document or of both. */
export interface Step {
  readonly a: string | null;
  readonly b: string | null;
}

/** Both orders in one: what only `b` has stands where it stands among its neighbours there. */
export function forwardOrder({ a, b }: Sides, pairs: ReadonlyMap<string, string>): Step[] {
  const place = new Map([...pairs].map(([left, right]) => [right, left]));
  const index = new Map(a.nodes.map(({ id }, i) => [id, i]));
  const steps: Step[] = [];
  let next = 0;
  const upTo = (end: number): void => {
    for (; next < end; next++) {
      const { id } = a.nodes[next]!;
      steps.push({ a: id, b: pairs.get(id) ?? null });
    }
  };
  for (const { id } of b.nodes) {
    const left = place.get(id);
    if (left === undefined) steps.push({ a: null, b: id });
    else upTo((index.get(left) ?? -1) + 1);
  }
  upTo(a.nodes.length);
  return steps;
}
