import type { Formula, OpNode, Scope, Tensor } from "@leibniz/core";
import { compositesOf, isFused, type Opening } from "./composite.ts";
import type { GraphDoc, GraphEdge, GraphNode, GraphScope } from "./graph-doc.ts";
import { formulaFor, SymbolNames } from "./symbol-names.ts";
import { tensorsBefore } from "./tensors-before.ts";
import { edgeDocs, nodeDoc, type Writing } from "./write-node.ts";

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
  const explanation = root.explanation();
  const tensors = tensorsBefore(root);
  const ids = new Map(tensors.map((tensor, i) => [tensor, `n${i}`]));
  const scopes = new ScopeTable();
  const names = new SymbolNames(tensors.map((tensor) => tensor.name).filter((name) => name !== null));
  const formulas = nameTensors(tensors, root, names);
  const writing: Writing = {
    formulas,
    root: formulas.get(root)!,
    most: options.maxNumbers ?? 64,
    leafData: options.leafData ?? false,
    values: new Map(),
  };
  const opens = choiceOf(options.composites, tensors.length);
  const openings: Opening[] = [];
  const edges: GraphEdge[] = [];
  const nodes = tensors.map((tensor): GraphNode => {
    const node = tensor.creator;
    const id = ids.get(tensor)!;
    const place = { scope: scopes.idOf(node?.scope ?? null), source: node?.sourceLine ?? null };
    if (node !== null) {
      const written = edgeDocs(node, ids, edges.length, explanation, writing);
      edges.push(...written);
      if (isFused(node) && opens(node)) {
        const inputIds = written.map((edge) => edge.from);
        openings.push({ fused: node, id, parent: null, ...place, inputIds, gradients: explanation, writing });
      }
    }
    return nodeDoc(tensor, id, place, explanation, writing);
  });
  const next = { node: nodes.length, edge: edges.length, scope: scopes.list.length, composite: 0 };
  return {
    format: "leibniz-graph",
    version: 1,
    root: ids.get(root)!,
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

function nameTensors(tensors: readonly Tensor[], root: Tensor, names: SymbolNames): Map<Tensor, Formula> {
  const generate = (tensor: Tensor) => (tensor === root ? names.result() : names.between());
  return new Map(tensors.map((tensor) => [tensor, formulaFor(tensor, () => generate(tensor))]));
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
