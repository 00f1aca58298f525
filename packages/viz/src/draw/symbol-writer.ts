import { formatShape, NOT_COMPUTED } from "../format-number.ts";
import type { GraphDoc, GraphEdge, GraphNode } from "../graph/graph-doc.ts";
import { groupBy } from "../group-by.ts";
import { slotMarks } from "./argument-slots.ts";
import { shownName } from "./legible-text.ts";
import type { WireWriter } from "./wire-writer.ts";

/** Above this many characters a formula is called by its short name: a product of factors by the derivative it is. */
const LONGEST = 40;

/** A gradient as a formula: one product, or a sum, which stands in brackets before it is multiplied. */
interface Term {
  readonly text: string;
  readonly isSum: boolean;
}

/**
 * Formulas in place of numbers. Above a wire stands `t = x + y`; below it the signal from the end, multiplied by
 * every local derivative on the way: `E·∂z/∂t·∂t/∂x`. Where a value is used several times, its terms are added.
 */
export function symbolWriter(
  doc: GraphDoc,
  nodes: ReadonlyMap<string, GraphNode>,
  upstream: true | string,
  shapes: boolean | undefined,
): WireWriter {
  const signal = upstream === true ? "E" : upstream;
  const symbolOf = (id: string): string => shownName(nodes.get(id)?.symbol ?? id);
  const outgoing = groupBy(doc.edges, (edge) => edge.from);
  const varying = nodesThatVary(doc);
  const slotOf = slotMarks(doc);
  const gradients = new Map<string, Term>();

  const contribution = (edge: GraphEdge): Term | null => {
    const above = gradients.get(edge.to);
    if (above === undefined || !varying.has(edge.from)) return null;
    const factor = above.isSum ? `(${above.text})` : above.text;
    if (edge.local === null && edge.pullback !== null) {
      // `∂L/∂Y · Wᵀ` names the signal before it: here that is a formula of its own.
      const named = `∂${nodes.get(doc.root)?.symbol ?? ""}/∂${nodes.get(edge.to)?.symbol ?? ""}`;
      return shorten({ text: edge.pullback.text.replaceAll(named, () => factor), isSum: false }, edge.from);
    }
    return shorten({ text: `${factor}·${localFactor(edge)}`, isSum: false }, edge.from);
  };

  /** `∂t/∂x`; but the two factors of `x·x` would both be called so, and there the rule says which is which. */
  const localFactor = (edge: GraphEdge): string => {
    const { from, to, local } = edge;
    if (local === null || slotOf(edge) === "") return `∂${symbolOf(to)}/∂${symbolOf(from)}`;
    return /[\s+−-]/u.test(local.text) ? `(${local.text})` : local.text;
  };

  const shorten = (term: Term, id: string): Term =>
    term.text.length <= LONGEST
      ? term
      : { text: `${signal}·∂${symbolOf(doc.root)}/∂${symbolOf(id)}`, isSum: false };

  gradients.set(doc.root, { text: shownName(signal), isSum: /[+−]/u.test(signal) });
  for (const node of doc.nodes.toReversed()) {
    if (node.id === doc.root || !varying.has(node.id)) continue;
    const terms = (outgoing.get(node.id) ?? []).map(contribution).filter((term) => term !== null);
    const [only] = terms;
    if (only === undefined) continue;
    const text = terms.map((term) => term.text).join(" + ");
    gradients.set(node.id, terms.length === 1 ? only : shorten({ text, isSum: true }, node.id));
  }

  const withShape = (text: string, { value }: GraphNode): string =>
    shapes === true && value.shape.length > 0 ? `${text} ${formatShape(value.shape)}` : text;
  return {
    value: (node) => {
      const formula = `${node.symbol} = ${node.text}`;
      const isWritten = node.kind === "op" && node.text !== "" && formula.length <= LONGEST;
      return withShape(isWritten ? formula : shownName(node.symbol), node);
    },
    gradient: (node) => {
      const term = gradients.get(node.id);
      return term === undefined ? NOT_COMPUTED : withShape(term.text, node);
    },
    contribution: (edge) => {
      const term = contribution(edge);
      const node = nodes.get(edge.from);
      return term === null || node === undefined ? NOT_COMPUTED : withShape(term.text, node);
    },
    local: (edge) => {
      if (edge.local === null || !varying.has(edge.from)) return null;
      return `∂${symbolOf(edge.to)}/∂${symbolOf(edge.from)}${slotOf(edge)} = ${shownName(edge.local.text)}`;
    },
  };
}

/** Variables, parameters and all that depends on them: what a gradient can reach, whether or not one was computed. */
function nodesThatVary(doc: GraphDoc): Set<string> {
  const incoming = groupBy(doc.edges, (edge) => edge.to);
  const varying = new Set<string>();
  for (const { id, kind } of doc.nodes) {
    const varies =
      kind === "op" ? (incoming.get(id) ?? []).some((edge) => varying.has(edge.from)) : kind !== "constant";
    if (varies) varying.add(id);
  }
  return varying;
}
