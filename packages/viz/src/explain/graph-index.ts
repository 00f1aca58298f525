import { shownName } from "../draw/legible-text.ts";
import type { FormulaDoc, GraphDoc, GraphEdge, GraphNode } from "../graph/graph-doc.ts";
import { latexName } from "../graph/symbol-names.ts";
import { groupBy } from "../group-by.ts";
import { oneLine } from "./plain-text.ts";

const NONE: readonly GraphEdge[] = [];

/** A graph document with its edges at hand from both of their ends. */
export class GraphIndex {
  readonly doc: GraphDoc;
  readonly root: GraphNode;
  readonly #nodes: ReadonlyMap<string, GraphNode>;
  readonly #into: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly #outOf: ReadonlyMap<string, readonly GraphEdge[]>;

  constructor(doc: GraphDoc) {
    this.doc = doc;
    this.#nodes = new Map(doc.nodes.map((node) => [node.id, node]));
    this.#into = groupBy(doc.edges, (edge) => edge.to);
    this.#outOf = groupBy(doc.edges, (edge) => edge.from);
    this.root = this.node(doc.root);
  }

  node(id: string): GraphNode {
    return this.#nodes.get(id)!;
  }

  into(id: string): readonly GraphEdge[] {
    return this.#into.get(id) ?? NONE;
  }

  outOf(id: string): readonly GraphEdge[] {
    return this.#outOf.get(id) ?? NONE;
  }

  /** The nodes that depend on one of these, themselves included: what lies between them and the root. */
  dependingOn(ids: Iterable<string>): ReadonlySet<string> {
    const found = new Set(ids);
    for (const node of this.doc.nodes) {
      if (this.into(node.id).some((edge) => found.has(edge.from))) found.add(node.id);
    }
    return found;
  }
}

/** Whether a gradient is wanted for this leaf. */
export function isLeaf(node: GraphNode): boolean {
  return node.kind === "variable" || node.kind === "parameter";
}

/** What formulas call a node. */
export function symbolOf(node: GraphNode): FormulaDoc {
  return node.name === null && node.kind === "constant" && node.value.shape.length === 0
    ? { latex: node.symbol, text: node.symbol }
    : { latex: latexName(node.symbol), text: oneLine(node.symbol) };
}

/** The same for a heading or a sentence, where a very long name is in the way. */
export function shownSymbol(node: GraphNode): string {
  return oneLine(shownName(node.symbol));
}

/** ∂of/∂by. */
export function derivativeOf(of: FormulaDoc, by: FormulaDoc): FormulaDoc {
  return { latex: `\\frac{\\partial ${of.latex}}{\\partial ${by.latex}}`, text: `∂${of.text}/∂${by.text}` };
}
