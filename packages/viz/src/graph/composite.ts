import type { FusedNode, OpNode, Tensor } from "@leibniz/core";
import type { GraphComposite, GraphEdge } from "./graph-doc.ts";
import { formulaFor, type SymbolNames } from "./symbol-names.ts";
import { tensorsBefore } from "./tensors-before.ts";
import { type Gradients, type NodePlace, writeNode, type Writing } from "./write-node.ts";

/** A fused op may be made of fused ops; one that is made of itself must not go on for ever. */
const DEEPEST = 8;

/** Whether an op node of any copy of the library can say what it is made of. */
export function isFused(node: OpNode): node is FusedNode {
  return "expand" in node && typeof node.expand === "function";
}

/** The numbers of the next ids in a document. */
export interface NextIds {
  node: number;
  edge: number;
  scope: number;
  composite: number;
}

/** A fused node to open, and where it stands in the document. */
export interface Opening {
  readonly fused: FusedNode;
  readonly parent: string | null;
  readonly place: NodePlace;
  /** Of the pass in which the node took part; null before backward. */
  readonly gradients: Gradients | null;
  /** How the node itself was written. */
  readonly writing: Writing;
}

/** What fused nodes are made of, and what the fused nodes among that are made of, those outside first. */
export function compositesOf(
  openings: readonly Opening[],
  names: SymbolNames,
  next: NextIds,
): GraphComposite[] {
  const composites: GraphComposite[] = [];
  let level = openings;
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const inside: Opening[] = [];
    for (const opening of level) {
      const found = compositeOf(opening, names, next);
      if (found === null) continue;
      composites.push(found.composite);
      inside.push(...found.inside);
    }
    level = inside;
  }
  return composites;
}

/**
 * Runs the definition of a fused node once more, on its own inputs. Null when there are no nodes in it, or when its
 * inputs are no longer those that it computed with, so that the numbers at the border would differ.
 */
function compositeOf(
  { fused, parent, place, gradients, writing: outer }: Opening,
  names: SymbolNames,
  next: NextIds,
): { composite: GraphComposite; inside: Opening[] } | null {
  const output = fused.output!;
  const { inputs } = fused;
  if (fused.stale) return null;
  const result = fused.expand(...inputs);
  if (result.creator === null || inputs.includes(result) || !sameKind(result, output)) return null;
  const { id, formula } = outer.entries.get(output)!;
  const entries = new Map(inputs.map((input) => [input, outer.entries.get(input)!]));
  const tensors = tensorsBefore(result, inputs);
  for (const tensor of tensors) {
    const entry =
      tensor === result
        ? { id, formula, value: null }
        : { id: `n${next.node++}`, formula: formulaFor(tensor, () => names.between()), value: null };
    entries.set(tensor, entry);
  }
  const composite = `c${next.composite++}`;
  const inner = { scope: `s${next.scope++}`, source: place.source };
  const arrived = gradients?.gradientOf(output) ?? null;
  const within = arrived && gradientsWithin(tensors, result, arrived);
  const writing: Writing = { ...outer, entries };
  const inside: Opening[] = [];
  const edges: GraphEdge[] = [];
  const first = next.edge;
  const nodes = tensors.map((tensor) => {
    const { creator } = tensor;
    if (creator !== null && isFused(creator)) {
      inside.push({ fused: creator, parent: composite, place: inner, gradients: within, writing });
    }
    return writeNode(tensor, inner, within, writing, edges, first + edges.length);
  });
  next.edge += edges.length;
  const scopes = [{ id: inner.scope, name: fused.op, parent: place.scope }];
  return { composite: { id: composite, node: id, parent, nodes, edges, scopes }, inside };
}

function sameKind(one: Tensor, other: Tensor): boolean {
  return one.dtype === other.dtype && one.shape.join() === other.shape.join();
}

/**
 * Sends the gradient that arrived at a fused node back through what it is made of, up to its border. Each node is
 * asked by hand: a backward pass would go on beyond the border, and add to the `.grad` of leaves.
 */
function gradientsWithin(tensors: readonly Tensor[], result: Tensor, arrived: Tensor): Gradients {
  const gradients = new Map([[result, arrived]]);
  const contributions = new Map<OpNode, readonly Tensor[]>();
  for (const { creator } of tensors.toReversed()) {
    const gradient = creator && gradients.get(creator.output!);
    if (creator === null || !gradient) continue;
    const sent = creator.backward(gradient);
    contributions.set(creator, sent);
    creator.inputs.forEach((input, argument) => {
      const before = gradients.get(input);
      if (input.requiresGrad) gradients.set(input, before?.add(sent[argument]!) ?? sent[argument]!);
    });
  }
  return {
    gradientOf: (tensor) => gradients.get(tensor) ?? null,
    contributionOf: (node, argument) =>
      node.inputs[argument]!.requiresGrad ? (contributions.get(node)?.[argument] ?? null) : null,
  };
}
