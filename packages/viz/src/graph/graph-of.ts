import { checkOptions } from "@leibniz/core";
import type { OpNode, Scope, Tensor } from "@leibniz/core";
import { optionNames } from "../check-choice.ts";
import { compositesOf, isFused, type Opening } from "./composite.ts";
import type { GraphDoc, GraphEdge, GraphScope } from "./graph-doc.ts";
import { formulaFor, SymbolNames } from "./symbol-names.ts";
import { tensorsBefore } from "./tensors-before.ts";
import { type Entry, writeNode, type Writing } from "./write-node.ts";

/** Fused operations are opened unasked in a graph of at most so many nodes. */
const MOST_NODES = 2_000;
/** Likewise those on tensors of at most so many numbers. */
const MOST_NUMBERS = 10_000;

export interface GraphOptions {
  /** Tensors with at most this many numbers are written out whole; larger ones as a summary. Default 64. */
  readonly maxNumbers?: number;
  /** Write leaves out whole whatever their size, so that a page can run the program again. Default false. */
  readonly leafData?: boolean;
  /**
   * Record what fused operations are made of, so that {@link expandGraph} can open them: all of them, or none.
   *
   * It costs a second run of each, and the document grows by what is inside. So when nothing is said, it is done up to
   * the size of a graph that can still be drawn flat, 2,000 nodes, and for tensors of at most 10,000 numbers.
   */
  readonly composites?: boolean;
}

const NAMES = optionNames<GraphOptions>({ maxNumbers: true, leafData: true, composites: true });

/**
 * The computation graph behind a tensor, as a plain document.
 *
 * Gradients are in it when `backward` has run from this tensor: then each edge carries what it contributed.
 * Only what tensors and nodes say of themselves is read, so tensors of another copy of the library do as well.
 *
 * ```ts
 * import { variable } from "@leibniz/core";
 * import { graphOf } from "@leibniz/viz";
 * const apple = variable(100, { name: "apple" });
 * const price = apple.mul(2).mul(1.1);
 * price.backward();
 * const doc = graphOf(price);
 * console.log(doc.nodes.map((node) => node.label || node.name || node.symbol).join(" ")); // apple 2 × 1.1 ×
 * ```
 */
export function graphOf(root: Tensor, options: GraphOptions = {}): GraphDoc {
  checkOptions("graphOf", options, NAMES);
  const explanation = root.explanation();
  const tensors = tensorsBefore(root);
  const scopes = new ScopeTable();
  const names = new SymbolNames(tensors.map((tensor) => tensor.name).filter((name) => name !== null));
  const entries = new Map<Tensor, Entry>();
  for (const tensor of tensors) {
    const formula = formulaFor(tensor, () => (tensor === root ? names.result() : names.between()));
    entries.set(tensor, { id: `n${entries.size}`, formula, value: null });
  }
  const { id, formula } = entries.get(root)!;
  const writing: Writing = {
    entries,
    root: formula,
    most: options.maxNumbers ?? 64,
    leafData: options.leafData ?? false,
  };
  const opens = choiceOf(options.composites, tensors.length);
  const openings: Opening[] = [];
  const edges: GraphEdge[] = [];
  const nodes = tensors.map((tensor) => {
    const { creator } = tensor;
    const place = { scope: scopes.idOf(creator?.scope ?? null), source: creator?.sourceLine ?? null };
    if (creator !== null && isFused(creator) && opens(creator)) {
      openings.push({ fused: creator, parent: null, place, gradients: explanation, writing });
    }
    return writeNode(tensor, place, explanation, writing, edges, edges.length);
  });
  const next = { node: nodes.length, edge: edges.length, scope: scopes.list.length, composite: 0 };
  return {
    format: "leibniz-graph",
    version: 1,
    root: id,
    differentiated: explanation !== null,
    nodes,
    edges,
    scopes: scopes.list,
    composites: compositesOf(openings, names, next),
  };
}

/** Which fused nodes to open in a graph of so many tensors. */
function choiceOf(composites: boolean | undefined, tensors: number): (node: OpNode) => boolean {
  if (composites !== undefined) return () => composites;
  if (tensors > MOST_NODES) return () => false;
  return (node) => [node.output!, ...node.inputs].every((tensor) => tensor.size <= MOST_NUMBERS);
}

/** Numbers the scopes as nodes name them, parents first. */
class ScopeTable {
  readonly list: GraphScope[] = [];
  readonly #ids = new Map<Scope, string>();

  idOf(scope: Scope | null): string | null {
    if (scope === null) return null;
    const known = this.#ids.get(scope);
    if (known !== undefined) return known;
    const parent = this.idOf(scope.parent);
    const id = `s${this.list.length}`;
    this.#ids.set(scope, id);
    this.list.push({ id, name: scope.name, parent });
    return id;
  }
}
