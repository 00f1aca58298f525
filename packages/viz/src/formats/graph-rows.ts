import type { Language } from "../draw/words.ts";
import { legible } from "../draw/legible-text.ts";
import { shortenMiddle } from "../draw/measure.ts";
import { type Digits, formatShape, formatValue } from "../format-number.ts";
import type { GraphDoc, GraphEdge, GraphNode } from "../graph/graph-doc.ts";
import { pageWordsOf } from "./page-words.ts";

export interface RowOptions {
  /** Significant digits of every number (default 6), or `raw`. */
  readonly digits?: Digits;
  /** The language of the headings: `en` (default), `ko` or `ja`. */
  readonly lang?: Language;
}

/** A table as texts: the first cell of a row names it, and numbers stand to the right of their column. */
export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly heading: string;
  readonly isNumber: boolean;
  /** What its numbers are, for their colour. */
  readonly role?: "value" | "gradient";
}

/** The longest formula that a table shows whole. */
const LONGEST_FORMULA = 80;

/** The nodes of a graph in forward order: how each was made, its value and its gradient. */
export function valuesTable(doc: GraphDoc, { digits = 6, lang }: RowOptions = {}): Table {
  const words = pageWordsOf(lang);
  const scopes = new Map(doc.scopes.map((scope) => [scope.id, scope]));
  const pathOf = (id: string | null): string => {
    const names: string[] = [];
    const seen = new Set<string>();
    for (let scope = scopes.get(id ?? ""); scope !== undefined && !seen.has(scope.id);) {
      seen.add(scope.id);
      names.unshift(oneLine(scope.name));
      scope = scopes.get(scope.parent ?? "");
    }
    return names.join(" / ");
  };
  const gradientOf = ({ gradient, accumulated }: GraphNode): string =>
    formatValue(gradient, digits) +
    (accumulated === null ? "" : ` (.grad ${formatValue(accumulated, digits)})`);
  return withoutEmptyColumns({
    title: words.values,
    columns: [
      { heading: words.name, isNumber: false },
      { heading: words.madeBy, isNumber: false },
      { heading: words.shape, isNumber: false },
      { heading: words.value, isNumber: true, role: "value" },
      { heading: words.gradient, isNumber: true, role: "gradient" },
      { heading: words.scope, isNumber: false },
      { heading: words.source, isNumber: false },
    ],
    rows: doc.nodes.map((node) => [
      nameOf(node),
      node.kind === "op" ? madeBy(node) : words.kind[node.kind],
      node.value.shape.length === 0 ? "" : `${formatShape(node.value.shape)} ${oneLine(node.value.dtype)}`,
      formatValue(node.value, digits),
      gradientOf(node),
      pathOf(node.scope),
      oneLine(node.source ?? ""),
    ]),
  });
}

/** The wires of a graph, each with what flows forward and back along it. */
export function wiresTable(doc: GraphDoc, { digits = 6, lang }: RowOptions = {}): Table {
  const words = pageWordsOf(lang);
  const nodes = new Map(doc.nodes.map((node) => [node.id, node]));
  const localOf = ({ local, pullback }: GraphEdge): string => {
    if (local === null) return pullback === null ? "" : shortFormula(pullback.text);
    const value = formatValue(local.value, digits);
    const rule = shortFormula(local.text);
    return rule === value || rule === "" ? value : `${rule} = ${value}`;
  };
  const end = (id: string): string => {
    const node = nodes.get(id);
    return node === undefined ? oneLine(id) : nameOf(node);
  };
  return withoutEmptyColumns({
    title: words.wires,
    columns: [
      { heading: words.from, isNumber: false },
      { heading: words.to, isNumber: false },
      { heading: words.value, isNumber: true, role: "value" },
      { heading: words.upstream, isNumber: true },
      { heading: words.local, isNumber: true },
      { heading: words.contribution, isNumber: true, role: "gradient" },
    ],
    rows: doc.edges.map((edge) => [
      end(edge.from),
      end(edge.to),
      formatValue(edge.forward, digits),
      formatValue(nodes.get(edge.to)?.gradient ?? null, digits),
      localOf(edge),
      formatValue(edge.contribution, digits),
    ]),
  });
}

/** What formulas call a node, and so what a learner finds it by. */
function nameOf({ id, symbol }: GraphNode): string {
  const name = shortenMiddle(oneLine(symbol));
  return name === "" ? id : name;
}

function madeBy({ text, label }: GraphNode): string {
  return shortFormula(text === "" ? label : text);
}

function shortFormula(text: string): string {
  return shortenMiddle(oneLine(text), LONGEST_FORMULA);
}

function oneLine(text: string): string {
  return legible(text).replace(/\s+/g, " ").trim();
}

function withoutEmptyColumns({ title, columns, rows }: Table): Table {
  const isUsed = columns.map((_, column) => rows.some((row) => row[column] !== ""));
  return {
    title,
    columns: columns.filter((_, column) => isUsed[column]),
    rows: rows.map((row) => row.filter((_, column) => isUsed[column])),
  };
}
