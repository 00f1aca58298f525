import type { GraphEdge } from "../graph/graph-doc.ts";
import type { NodeGroup } from "./node-groups.ts";

/** What two folded blocks must have in common to be called the same, and where their values come from. */
export interface BlockShape {
  /** Operations, attributes, shapes and wiring, without names and numbers. */
  readonly text: string;
  /** The nodes outside whose values it uses, each once, in the order in which it uses them. */
  readonly sources: readonly string[];
}

export function blockShape(
  { members }: NodeGroup,
  incoming: ReadonlyMap<string, readonly GraphEdge[]>,
): BlockShape {
  const places = new Map(members.map((node, index) => [node.id, index]));
  const sources = new Map<string, number>();
  const lines = members.map(({ id, kind, op, label, attributes, value }) => {
    const inputs = (incoming.get(id) ?? []).map(({ from, forward }) => {
      const inside = places.get(from);
      if (inside !== undefined) return inside;
      if (!sources.has(from)) sources.set(from, sources.size);
      return ["outside", sources.get(from), forward.shape, forward.dtype];
    });
    return [kind, op, label, attributes, value.shape, value.dtype, inputs];
  });
  return { text: JSON.stringify(lines), sources: [...sources.keys()] };
}
