import { LeibnizError, type Tensor } from "@leibniz/core";
import type { GraphDoc, GraphNode } from "../graph/graph-doc.ts";
import { isLeaf, shownSymbol } from "./graph-index.ts";

/** A tensor of the graph: itself, its name, the symbol that formulas give it (`t1`), or its id in the document. */
export type Chosen = Tensor | string;

/** Thrown when `wrt` names nothing in the graph, or several things; `names` are those that can be asked for. */
export class UnknownTensorError extends LeibnizError {
  readonly wanted: string;
  readonly names: readonly string[];

  constructor(wanted: string, names: readonly string[], why: string) {
    super("explain", why);
    this.wanted = wanted;
    this.names = names;
  }
}
UnknownTensorError.prototype.name = "UnknownTensorError";

/**
 * The nodes that `wrt` asks for, in its order; null when it asks for nothing in particular.
 *
 * @param idOf finds a tensor in the document, where the document was made of a live graph.
 * @throws UnknownTensorError
 */
export function chosenTensors(
  doc: GraphDoc,
  wrt: Chosen | readonly Chosen[] | undefined,
  idOf: (tensor: Tensor) => string | null,
): GraphNode[] | null {
  if (wrt === undefined) return null;
  const wanted = isList(wrt) ? wrt : [wrt];
  const found = wanted.map((each) => (typeof each === "string" ? named(doc, each) : live(doc, each, idOf)));
  return [...new Set(found)];
}

function isList(wrt: Chosen | readonly Chosen[]): wrt is readonly Chosen[] {
  return Array.isArray(wrt);
}

function named(doc: GraphDoc, name: string): GraphNode {
  const keys: readonly ((node: GraphNode) => string | null)[] = [
    (node) => node.name,
    (node) => (node.kind === "constant" && node.name === null ? null : node.symbol),
    (node) => node.id,
  ];
  for (const keyOf of keys) {
    const found = doc.nodes.filter((node) => keyOf(node) === name);
    if (found.length === 1) return differentiable(doc, found[0]!, name);
    if (found.length > 1) {
      const ids = found.map((node) => node.id);
      const why = `${found.length} tensors are called ${JSON.stringify(name)}; choose one by its id: ${ids.join(", ")}`;
      throw new UnknownTensorError(name, ids, why);
    }
  }
  return unknown(doc, name, `there is no tensor ${JSON.stringify(name)} in this graph`);
}

function live(doc: GraphDoc, tensor: Tensor, idOf: (tensor: Tensor) => string | null): GraphNode {
  const node = doc.nodes.find((each) => each.id === idOf(tensor));
  const name = tensor.name ?? "without a name";
  return node === undefined
    ? unknown(doc, name, `the result does not depend on the tensor ${name}`)
    : differentiable(doc, node, name);
}

function differentiable(doc: GraphDoc, node: GraphNode, name: string): GraphNode {
  if (node.kind !== "constant") return node;
  return unknown(doc, name, `${name} is a constant, which has no gradient; make it with variable()`);
}

function unknown(doc: GraphDoc, name: string, why: string): never {
  const leaves = doc.nodes.filter(isLeaf).map(shownSymbol);
  const MOST = 20;
  const listed = leaves.slice(0, MOST).join(", ") + (leaves.length > MOST ? ", …" : "");
  throw new UnknownTensorError(name, leaves, `${why}. Its leaves: ${listed}`);
}
