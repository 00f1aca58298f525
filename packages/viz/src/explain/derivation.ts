import { type Digits, formatValue } from "../format-number.ts";
import type { FormulaDoc, GraphDoc, GraphNode, ValueDoc } from "../graph/graph-doc.ts";
import { groupBy } from "../group-by.ts";
import { latexName } from "../graph/symbol-names.ts";

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
  readonly symbol: FormulaDoc;
  readonly formula: FormulaDoc;
  /** The formula with numbers put in, where it is an infix sign between two scalars. */
  readonly numbers: FormulaDoc | null;
  readonly value: string;
  readonly source: string | null;
}

/** What one node sends back to each input that requires a gradient, and the sums that are complete after it. */
export interface BackwardStep {
  readonly symbol: FormulaDoc;
  readonly formula: FormulaDoc;
  readonly upstream: string;
  readonly edges: readonly EdgeStep[];
  readonly sums: readonly SumStep[];
}

/** `∂L/∂x = ∂L/∂y · ∂y/∂x = upstream · local = contribution`. */
export interface EdgeStep {
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
  readonly input: FormulaDoc;
  readonly terms: readonly string[];
  readonly total: string;
}

export interface LeafGradient {
  readonly leaf: FormulaDoc;
  readonly value: string;
  readonly gradient: string;
  /** The leaf's `.grad` when several backward passes added to it. */
  readonly accumulated: string | null;
}

/** Works the chain rule through a graph document. */
export function derivationOf(doc: GraphDoc, digits: Digits): Derivation {
  const nodes = new Map(doc.nodes.map((node) => [node.id, node]));
  const into = groupBy(doc.edges, (edge) => edge.to);
  const outOf = groupBy(doc.edges, (edge) => edge.from);
  const print = (value: ValueDoc | null) => formatValue(value, digits);
  const symbolOf = (node: GraphNode): FormulaDoc =>
    node.name === null && node.kind === "constant" && node.value.shape.length === 0
      ? { latex: node.symbol, text: node.symbol }
      : { latex: latexName(node.symbol), text: oneLine(node.symbol) };
  const formulaOf = (node: GraphNode): FormulaDoc => ({ latex: node.latex, text: oneLine(node.text) });
  const inputsOf = (node: GraphNode) => (into.get(node.id) ?? []).map((edge) => nodes.get(edge.from)!);
  const root = nodes.get(doc.root)!;
  const ops = doc.nodes.filter((node) => node.kind === "op");

  const forward = ops.map((node): ForwardStep => {
    const inputs = inputsOf(node);
    const [x, y] = inputs;
    const infix = inputs.length === 2 && node.text === `${x!.symbol} ${node.label} ${y!.symbol}`;
    const scalar = inputs.every((input) => input.value.shape.length === 0);
    const values = inputs.map((input) => print(input.value));
    const numbers =
      infix && scalar
        ? {
            text: values.join(` ${node.label} `),
            latex: values.join(
              node.label === "×" ? " \\cdot " : node.label === "/" ? " / " : ` ${node.label} `,
            ),
          }
        : null;
    return {
      symbol: symbolOf(node),
      formula: formulaOf(node),
      numbers,
      value: print(node.value),
      source: node.source,
    };
  });

  const waiting = new Map([...outOf].map(([id, edges]) => [id, edges.length]));
  const backward = [...ops].reverse().map((node): BackwardStep => {
    const sums: SumStep[] = [];
    const carrying = (into.get(node.id) ?? []).filter((edge) => nodes.get(edge.from)!.kind !== "constant");
    const edges = carrying.map((edge): EdgeStep => {
      const input = nodes.get(edge.from)!;
      const all = outOf.get(input.id)!;
      const left = waiting.get(input.id)! - 1;
      waiting.set(input.id, left);
      if (left === 0 && all.length > 1) {
        sums.push({
          input: symbolOf(input),
          terms: all.map((term) => print(term.contribution)),
          total: print(input.gradient),
        });
      }
      return {
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
    return { symbol: symbolOf(node), formula: formulaOf(node), upstream: print(node.gradient), edges, sums };
  });

  return {
    result: { ...symbolOf(root), value: print(root.value) },
    differentiated: doc.differentiated,
    forward,
    backward,
    gradients: doc.nodes
      .filter((node) => node.kind === "variable" || node.kind === "parameter")
      .map((node) => ({
        leaf: symbolOf(node),
        value: print(node.value),
        gradient: print(node.gradient),
        accumulated: node.accumulated && print(node.accumulated),
      })),
  };
}

/** Names are data: one with a line break must not break the line it is printed on. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, " ");
}
