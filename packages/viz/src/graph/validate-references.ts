import { groupBy } from "../group-by.ts";
import type { GraphComposite, GraphDoc, GraphEdge, GraphNode, GraphScope } from "./graph-doc.ts";
import type { Place } from "./validate-place.ts";
import { shapeWords } from "./validate-value.ts";

/** The nodes of a document or of one of its composites, with what leads into each. */
interface Part {
  readonly places: ReadonlyMap<string, number>;
  readonly nodes: readonly GraphNode[];
  readonly into: ReadonlyMap<string, readonly GraphEdge[]>;
  /** The nodes outside from which its edges may come. */
  readonly border: ReadonlyMap<string, GraphNode>;
}

/** Where to point when something is wrong. */
type Refuse = (keys: readonly (string | number)[], value: unknown, expected: string, found?: string) => never;

/**
 * Checks what points where in a document: each id stands for one thing, which is there, and stands before what uses it;
 * so there are no cycles. Everything is looked at once.
 *
 * @throws FormatError that points into `document`.
 */
export function checkReferences(doc: GraphDoc, document: Place): void {
  const refuse: Refuse = (keys, value, expected, found) => {
    const parts = keys.slice(0, -1).reduce((place, key) => place.part(key, undefined), document);
    return parts.part(keys[keys.length - 1]!, value).refuse(expected, found);
  };
  const taken = new Set<string>();
  const scopes = new Set<string>();
  checkScopes(doc.scopes, scopes, taken, [], refuse);
  const whole = partOf(doc, scopes, taken, [], refuse, null, new Map());
  if (!whole.places.has(doc.root)) refuse(["root"], doc.root, "the id of a node");
  checkEdges(doc.edges, whole, taken, [], refuse);

  const parts = new Map<string | null, Part>([[null, whole]]);
  const opened = new Set<string>();
  doc.composites.forEach((composite, i) => {
    const path = ["composites", i];
    const { id, node, parent } = composite;
    takeId(id, taken, [...path, "id"], refuse);
    const outer =
      parts.get(parent) ?? refuse([...path, "parent"], parent, "null or a composite before this one");
    const place = outer.places.get(node);
    const fused = place === undefined ? undefined : outer.nodes[place];
    if (fused?.kind !== "op") refuse([...path, "node"], node, "an operation of what holds this composite");
    if (opened.has(`${parent}/${node}`))
      refuse([...path, "node"], node, "a node that no composite before opens");
    opened.add(`${parent}/${node}`);
    checkScopes(composite.scopes, scopes, taken, path, refuse);
    const border = new Map<string, GraphNode>();
    for (const { from } of outer.into.get(node) ?? []) border.set(from, sourceIn(outer, from)!);
    const part = partOf(composite, scopes, taken, path, refuse, fused, border);
    parts.set(id, part);
    checkEdges(composite.edges, part, taken, path, refuse);
  });
}

/** The node from which an edge in a part comes. */
function sourceIn(part: Part, id: string): GraphNode | undefined {
  const place = part.places.get(id);
  return place === undefined ? part.border.get(id) : part.nodes[place];
}

function takeId(id: string, taken: Set<string>, path: readonly (string | number)[], refuse: Refuse): void {
  if (taken.has(id)) refuse(path, id, "an id that nothing else has");
  taken.add(id);
}

function checkScopes(
  scopes: readonly GraphScope[],
  known: Set<string>,
  taken: Set<string>,
  path: readonly (string | number)[],
  refuse: Refuse,
): void {
  scopes.forEach(({ id, parent }, i) => {
    takeId(id, taken, [...path, "scopes", i, "id"], refuse);
    if (parent !== null && !known.has(parent)) {
      refuse([...path, "scopes", i, "parent"], parent, "null or a scope before this one");
    }
    known.add(id);
  });
}

/** The nodes of a part; `fused` is the one that a composite opens, whose id its last node bears. */
function partOf(
  { nodes, edges }: GraphDoc | GraphComposite,
  scopes: ReadonlySet<string>,
  taken: Set<string>,
  path: readonly (string | number)[],
  refuse: Refuse,
  fused: GraphNode | null,
  border: ReadonlyMap<string, GraphNode>,
): Part {
  const places = new Map<string, number>();
  nodes.forEach((node, i) => {
    const at = [...path, "nodes", i];
    if (fused === null || i < nodes.length - 1) takeId(node.id, taken, [...at, "id"], refuse);
    if (node.scope !== null && !scopes.has(node.scope)) {
      refuse([...at, "scope"], node.scope, "null or the id of a scope");
    }
    places.set(node.id, i);
  });
  const last = nodes.at(-1);
  if (fused !== null && (last?.id !== fused.id || last.kind !== "op")) {
    refuse(
      [...path, "nodes"],
      nodes,
      `a last operation with the id ${fused.id} of the node that it computes`,
    );
  }
  if (fused !== null && last !== undefined) {
    const [found, wanted] = [last.value.shape, fused.value.shape].map(shapeWords);
    if (found !== wanted)
      refuse([...path, "nodes", nodes.length - 1, "value", "shape"], null, wanted!, found);
  }
  return { places, nodes, into: groupBy(edges, (edge) => edge.to), border };
}

function checkEdges(
  edges: readonly GraphEdge[],
  part: Part,
  taken: Set<string>,
  path: readonly (string | number)[],
  refuse: Refuse,
): void {
  const slots = new Map<string, Set<number>>();
  edges.forEach(({ id, from, to, argIndex, forward }, i) => {
    const at = (key: string) => [...path, "edges", i, key];
    takeId(id, taken, at("id"), refuse);
    const end = part.places.get(to);
    if (end === undefined || part.nodes[end]!.kind !== "op")
      refuse(at("to"), to, "the id of an operation here");
    const start = part.places.get(from);
    const source = sourceIn(part, from);
    if (source === undefined) refuse(at("from"), from, "the id of a node that can be used here");
    if (start !== undefined && start >= end) refuse(at("from"), from, `a node that stands before ${to}`);
    const filled = slots.get(to) ?? new Set();
    if (filled.has(argIndex))
      refuse(at("argIndex"), argIndex, `an argument of ${to} that no edge before fills`);
    slots.set(to, filled.add(argIndex));
    const [found, wanted] = [forward.shape, source.value.shape].map(shapeWords);
    if (found !== wanted) refuse(at("forward"), forward, `${wanted} as its node has`, found);
  });
}
