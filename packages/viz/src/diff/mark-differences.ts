import type { DrawnGroup, Drawing } from "../draw/drawing.ts";
import { groupBy } from "../group-by.ts";
import type { DiffWords } from "./diff-words.ts";
import { boxAround, cornerFrame, doubleFrame } from "./difference-frame.ts";
import type { Change, DifferingWire, GraphDiff, NodeAspect } from "./graph-diff.ts";

/** What stands on a frame. */
export const SIGNS = { forward: "≠", backward: "∂", added: "+", removed: "−" } as const;

/** Aspects that are printed on a node's wire; the others show in its circle or at its name. */
const ON_WIRE: ReadonlySet<NodeAspect> = new Set(["value", "gradient", "shape", "dtype"]);

/** The frames around whatever differs in one of the two pictures, each with a sentence for a tooltip. */
export function markDifferences(
  drawing: Drawing,
  side: "a" | "b",
  diff: GraphDiff,
  words: DiffWords,
): DrawnGroup[] {
  const drawn = new DrawnIndex(drawing);
  const marks = new Frames();
  for (const [wire, sign, word] of [
    [diff.firstForward, SIGNS.forward, words.firstForward],
    [diff.firstBackward, SIGNS.backward, words.firstBackward],
  ] as const) {
    for (const group of drawn.ofWire(wire, side)) marks.first(group, sign, word);
  }
  const only = side === "a" ? diff.removed : diff.added;
  const sign = side === "a" ? SIGNS.removed : SIGNS.added;
  for (const id of only.nodes) for (const group of drawn.body(id)) marks.rest(group, sign, words.onlyHere);
  for (const change of diff.changed.nodes) {
    const said = told(change, words);
    const isOnWire = change.aspects.some((aspect) => ON_WIRE.has(aspect));
    if (isOnWire) for (const group of drawn.trunk(change[side])) marks.rest(group, null, said);
    if (change.aspects.some((aspect) => !ON_WIRE.has(aspect))) {
      for (const group of drawn.body(change[side])) marks.rest(group, null, said);
    }
  }
  for (const change of diff.changed.edges) {
    if (!change.aspects.includes("contribution")) continue;
    for (const group of drawn.edge(change[side])) marks.rest(group, null, told(change, words));
  }
  return marks.groups();
}

function told({ aspects }: Change<keyof DiffWords["aspects"]>, words: DiffWords): string {
  return `${words.changed}: ${aspects.map((aspect) => words.aspects[aspect]).join(", ")}`;
}

/** Finds what a picture shows of a node or an edge. */
class DrawnIndex {
  readonly #byNode: ReadonlyMap<string, readonly DrawnGroup[]>;
  readonly #byEdge: ReadonlyMap<string, readonly DrawnGroup[]>;

  constructor({ groups }: Drawing) {
    this.#byNode = groupBy(
      groups.filter(({ node }) => node !== null),
      ({ node }) => node!,
    );
    this.#byEdge = groupBy(
      groups.filter(({ edge }) => edge !== null),
      ({ edge }) => edge!,
    );
  }

  ofWire(wire: DifferingWire | null, side: "a" | "b"): readonly DrawnGroup[] {
    const ends = wire?.[side] ?? null;
    if (ends === null) return [];
    return ends.edge === null ? this.trunk(ends.node) : this.edge(ends.edge);
  }

  /** The wire that carries a node's value: the one before a junction, or else the only one. */
  trunk(node: string): readonly DrawnGroup[] {
    const wires = (this.#byNode.get(node) ?? []).filter(({ kind }) => kind === "wire");
    const trunk = wires.filter(({ edge }) => edge === null);
    if (trunk.length > 0) return trunk;
    return wires.length > 0 ? wires : this.body(node);
  }

  /** The circle of an operation, or the name of a leaf; for a leaf without a name its wire. */
  body(node: string): readonly DrawnGroup[] {
    const groups = this.#byNode.get(node) ?? [];
    const bodies = groups.filter(({ kind }) => kind === "op" || kind === "name" || kind === "record");
    return (bodies.length > 0 ? bodies : groups).slice(0, 1);
  }

  edge(id: string): readonly DrawnGroup[] {
    return this.#byEdge.get(id) ?? [];
  }
}

/** One frame for each thing, whatever the number of reasons. */
class Frames {
  readonly #firsts = new Map<DrawnGroup, { signs: string[]; reasons: string[] }>();
  readonly #rest = new Map<DrawnGroup, { sign: string | null; reasons: string[] }>();

  first(group: DrawnGroup, sign: string, reason: string): void {
    const frame = this.#firsts.get(group) ?? { signs: [], reasons: [] };
    frame.signs.push(sign);
    frame.reasons.push(reason);
    this.#firsts.set(group, frame);
  }

  rest(group: DrawnGroup, sign: string | null, reason: string): void {
    const frame = this.#rest.get(group) ?? { sign, reasons: [] };
    frame.reasons.push(reason);
    this.#rest.set(group, frame);
  }

  groups(): DrawnGroup[] {
    const framed: DrawnGroup[] = [];
    for (const [group, { sign, reasons }] of this.#rest) {
      if (this.#firsts.has(group)) continue;
      const box = boxAround(group);
      if (box !== null) framed.push(frameGroup(group, "change", reasons, cornerFrame(box, sign)));
    }
    for (const [group, { signs, reasons }] of this.#firsts) {
      const box = boxAround(group);
      if (box !== null) framed.push(frameGroup(group, "first", reasons, doubleFrame(box, signs)));
    }
    return framed;
  }
}

function frameGroup(
  { id, node, edge }: DrawnGroup,
  prefix: string,
  reasons: readonly string[],
  marks: DrawnGroup["marks"],
): DrawnGroup {
  return { id: `${prefix}-${id}`, kind: "difference", node, edge, title: reasons.join("; "), marks };
}
