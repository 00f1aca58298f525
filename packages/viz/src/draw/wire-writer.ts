import { formatShape, formatValue, NOT_COMPUTED } from "../format-number.ts";
import type { GraphDoc, GraphEdge, GraphNode, ValueDoc } from "../graph/graph-doc.ts";
import { slotMarks } from "./argument-slots.ts";
import type { DrawOptions } from "./draw-options.ts";
import { shownName } from "./legible-text.ts";
import { type Shown, shownParts } from "./show.ts";
import { symbolWriter } from "./symbol-writer.ts";

/** What stands on wires: numbers, or formulas in their place. */
export interface WireWriter {
  value(node: GraphNode): string;
  /** The whole gradient of a node. */
  gradient(node: GraphNode): string;
  /** What one argument slot adds to the gradient of its node. */
  contribution(edge: GraphEdge): string;
  /** The local derivative of one argument; null where there is none to show. */
  local(edge: GraphEdge): string | null;
}

/** Writes the rows of every wire as the options ask; a row that is not asked for is empty. */
export function wireWriter(
  doc: GraphDoc,
  nodes: ReadonlyMap<string, GraphNode>,
  options: DrawOptions,
): WireWriter {
  const shown = shownParts(options.show);
  const { symbolic = false } = options;
  const writer =
    symbolic === false
      ? numberWriter(doc, nodes, options, shown)
      : symbolWriter(doc, nodes, symbolic, shown.shapes);
  return {
    value: (node) =>
      shown.values || (shown.shapes === true && isTensor(node.value)) ? writer.value(node) : "",
    gradient: (node) => (shown.gradients ? writer.gradient(node) : ""),
    contribution: (edge) => (shown.gradients ? writer.contribution(edge) : ""),
    local: (edge) => (shown.local ? writer.local(edge) : null),
  };
}

/** The longest formula that a wire carries beside a number. */
const LONGEST_RULE = 24;

function numberWriter(
  doc: GraphDoc,
  nodes: ReadonlyMap<string, GraphNode>,
  { digits, numbers: most }: DrawOptions,
  { shapes }: Shown,
): WireWriter {
  const symbolOf = (id: string): string => shownName(nodes.get(id)?.symbol ?? id);
  const root = symbolOf(doc.root);
  const write = (value: ValueDoc | null, symbol: () => string): string => {
    if (value === null) return NOT_COMPUTED;
    if (!isTensor(value)) return formatValue(value, digits);
    if (shapes === true) return `${symbol()} ${formatShape(value.shape)}`;
    const numbers = formatValue(value, digits, most);
    // Of many numbers only the shape is left.
    if (numbers !== formatShape(value.shape)) return numbers;
    return shapes === false ? symbol() : `${symbol()} ${numbers}`;
  };
  const gradient = (value: ValueDoc | null, id: string): string =>
    write(value, () => `∂${root}/∂${symbolOf(id)}`);
  const slotOf = slotMarks(doc);
  return {
    value: (node) => write(node.value, () => shownName(node.symbol)),
    gradient: (node) => gradient(node.gradient, node.id),
    contribution: (edge) => gradient(edge.contribution, edge.from),
    local: (edge) => {
      const { from, to, local, pullback, contribution } = edge;
      if (contribution === null) return null;
      if (local === null)
        return pullback === null ? null : `∂${root}/∂${symbolOf(from)} = ${shownName(pullback.text)}`;
      const said = [`∂${symbolOf(to)}/∂${symbolOf(from)}${slotOf(edge)}`];
      const number = isTensor(local.value) ? null : formatValue(local.value, digits);
      if (local.text !== number && (number === null || local.text.length <= LONGEST_RULE))
        said.push(shownName(local.text));
      if (number !== null) said.push(number);
      return said.join(" = ");
    },
  };
}

const isTensor = (value: ValueDoc): boolean => value.shape.length > 0;
