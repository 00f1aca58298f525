import { type Digits, formatValue } from "../format-number.ts";
import type { FormulaDoc, GraphNode, ValueDoc } from "../graph/graph-doc.ts";
import { type GraphIndex, isLeaf, symbolOf } from "./graph-index.ts";
import { oneLine } from "./plain-text.ts";
import { latexValue } from "./printed.ts";

/** The chain rule worked through one graph, line by line, as data: the writers only spell it out. */
export interface Derivation {
  readonly result: Quantity;
  readonly differentiated: boolean;
  readonly forward: readonly ForwardStep[];
  /** In backward order: each node after all its consumers. */
  readonly backward: readonly BackwardStep[];
  /** What reached the leaves that require a gradient. */
  readonly gradients: readonly LeafGradient[];
}

/** A tensor's symbol and its number, printed. */
export interface Quantity extends FormulaDoc {
  readonly value: string;
}

/** `t1 = apple × count = 100 × 2 = 200`. */
export interface ForwardStep {
  readonly node: GraphNode;
  readonly symbol: FormulaDoc;
  readonly formula: FormulaDoc;
  /** The formula with numbers put in, where it is an infix sign between two scalars. */
  readonly numbers: FormulaDoc | null;
  readonly value: string;
  readonly source: string | null;
}

/** What one node sends back to each input that requires a gradient, and the sums that are complete after it. */
export interface BackwardStep {
  readonly node: GraphNode;
  readonly symbol: FormulaDoc;
  readonly formula: FormulaDoc;
  readonly upstream: string;
  readonly edges: readonly EdgeStep[];
  readonly sums: readonly SumStep[];
}

/** `∂L/∂x = ∂L/∂y · ∂y/∂x = upstream · local = contribution`. */
export interface EdgeStep {
  /** The node of the input. */
  readonly node: GraphNode;
  readonly input: FormulaDoc;
  /** Whether other edges leave the same tensor, so that this is one term of a sum. */
  readonly partial: boolean;
  readonly local: (FormulaDoc & { readonly value: string }) | null;
  readonly pullback: FormulaDoc | null;
  readonly upstream: string;
  readonly contribution: string;
}

/** `∂L/∂x = 3 + 3 = 6`, where several edges leave x. */
export interface SumStep {
  readonly node: GraphNode;
  readonly input: FormulaDoc;
  readonly terms: readonly string[];
  readonly total: string;
}

export interface LeafGradient {
  readonly node: GraphNode;
  readonly leaf: FormulaDoc;
  readonly value: string;
  readonly gradient: string;
  /** The leaf's `.grad` when several backward passes added to it. */
  readonly accumulated: string | null;
}

/** What a derivation is about. */
export interface DerivationScope {
  /** The tensors whose gradients are asked for; all leaves when left out. */
  readonly wrt: readonly GraphNode[] | null;
  readonly digits: Digits;
}

/** Works the chain rule through a graph document. */
export function derivationOf(graph: GraphIndex, { wrt, digits }: DerivationScope): Derivation {
  const { doc } = graph;
  const within = wrt && graph.dependingOn(wrt.map((node) => node.id));
  const inside = (id: string) => within === null || within.has(id);
  const print = (value: ValueDoc | null) => formatValue(value, digits);
  const formulaOf = (node: GraphNode): FormulaDoc => ({ latex: node.latex, text: oneLine(node.text) });
  const inputsOf = (node: GraphNode) => graph.into(node.id).map((edge) => graph.node(edge.from));
  const ops = doc.nodes.filter(
    (node) =>
      node.kind === "op" && (within === null || graph.into(node.id).some((edge) => inside(edge.from))),
  );

  const forward = ops.map((node): ForwardStep => {
    const inputs = inputsOf(node);
    const [x, y] = inputs;
    const infix = inputs.length === 2 && node.text === `${x!.symbol} ${node.label} ${y!.symbol}`;
    const scalar = inputs.every((input) => input.value.shape.length === 0);
    const values = inputs.map((input) => print(input.value));
    const sign = node.label === "×" ? "\\cdot" : node.label;
    const numbers =
      infix && scalar
        ? { text: values.join(` ${node.label} `), latex: values.map(latexValue).join(` ${sign} `) }
        : null;
    return {
      node,
      symbol: symbolOf(node),
      formula: formulaOf(node),
      numbers,
      value: print(node.value),
      source: node.source,
    };
  });

  const waiting = new Map(doc.nodes.map((node) => [node.id, graph.outOf(node.id).length]));
  const backward = [...ops].reverse().map((node): BackwardStep => {
    const sums: SumStep[] = [];
    const carrying = graph
      .into(node.id)
      .filter((edge) => graph.node(edge.from).kind !== "constant" && inside(edge.from));
    const edges = carrying.map((edge): EdgeStep => {
      const input = graph.node(edge.from);
      const all = graph.outOf(input.id);
      const left = waiting.get(input.id)! - 1;
      waiting.set(input.id, left);
      if (left === 0 && all.length > 1) {
        sums.push({
          node: input,
          input: symbolOf(input),
          terms: all.map((term) => print(term.contribution)),
          total: print(input.gradient),
        });
      }
      return {
        node: input,
        input: symbolOf(input),
        partial: all.length > 1,
        local: edge.local && {
          latex: edge.local.latex,
          text: oneLine(edge.local.text),
          value: print(edge.local.value),
        },
        pullback: edge.pullback && { latex: edge.pullback.latex, text: oneLine(edge.pullback.text) },
        upstream: print(node.gradient),
        contribution: print(edge.contribution),
      };
    });
    return {
      node,
      symbol: symbolOf(node),
      formula: formulaOf(node),
      upstream: print(node.gradient),
      edges,
      sums,
    };
  });

  return {
    result: { ...symbolOf(graph.root), value: print(graph.root.value) },
    differentiated: doc.differentiated,
    forward,
    backward,
    gradients: (wrt ?? doc.nodes.filter(isLeaf)).map((node) => ({
      node,
      leaf: symbolOf(node),
      value: print(node.value),
      gradient: print(node.gradient),
      accumulated: node.accumulated && print(node.accumulated),
    })),
  };
}
