import { optionNames } from "../check-choice.ts";
import { shownName } from "../draw/legible-text.ts";
import { checkPictureOptions } from "../draw/picture-options.ts";
import type { Language } from "../draw/words.ts";
import { type Digits, formatShape } from "../format-number.ts";
import type { GraphDoc, GraphEdge, GraphNode } from "../graph/graph-doc.ts";
import { type DiffWords, diffWordsOf } from "./diff-words.ts";
import type { DifferingWire, GraphDiff, NodeAspect, WireEnds } from "./graph-diff.ts";
import { valueChange } from "./value-change.ts";

/** How a comparison is told. */
export interface DiffTextOptions {
  /** What the two graphs are called, such as their files. Default `a` and `b`. */
  readonly titles?: readonly [a: string, b: string];
  /** Significant digits (default 6), or `raw`; numbers that would look the same are printed with all of theirs. */
  readonly digits?: Digits;
  readonly lang?: Language;
}

const NAMES = optionNames<DiffTextOptions>({ titles: true, digits: true, lang: true });

/** Nobody reads more lines of one kind; the counts above them say how many there are. */
const MOST_LINES = 20;

/**
 * A comparison as plain text, for a terminal and the log of a test run: first where the graphs part, then what was
 * added (`+`), removed (`-`) and changed (`~`).
 *
 * @example
 * console.log(diffText(diffGraphs(a, b), a, b, { titles: ["wrong.ts", "right.ts"] }));
 */
export function diffText(diff: GraphDiff, a: GraphDoc, b: GraphDoc, options: DiffTextOptions = {}): string {
  checkPictureOptions("diffText", options, NAMES);
  const words = diffWordsOf(options.lang);
  const [left, right] = (options.titles ?? ["a", "b"]).map(shownName) as [string, string];
  if (diff.equal) return `${words.equal(left, right)}\n`;
  const teller = new Teller(a, b, words, options.digits ?? 6, [left, right]);
  const { added, removed, changed } = diff;
  const lines = [
    words.different(left, right),
    "",
    ...teller.first(words.firstForward, diff.firstForward),
    ...teller.first(words.firstBackward, diff.firstBackward),
    "",
    words.counts("nodes", added.nodes.length, removed.nodes.length, changed.nodes.length),
    words.counts("edges", added.edges.length, removed.edges.length, changed.edges.length),
    "",
    ...some(removed.nodes, words, (id) => `- ${teller.formulaA(id)}  (${words.onlyIn(left)})`),
    ...some(added.nodes, words, (id) => `+ ${teller.formulaB(id)}  (${words.onlyIn(right)})`),
    ...some(changed.nodes, words, (change) => `~ ${teller.node(change)}`),
    ...some(removed.edges, words, (id) => `- ${teller.edgeA(id)}`),
    ...some(added.edges, words, (id) => `+ ${teller.edgeB(id)}`),
    ...some(changed.edges, words, (change) => `~ ${teller.edge(change)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** Tells single differences; names of the programs are put on one legible line. */
class Teller {
  readonly #a: Side;
  readonly #b: Side;
  readonly #words: DiffWords;
  readonly #digits: Digits;
  readonly #titles: readonly [string, string];

  constructor(a: GraphDoc, b: GraphDoc, words: DiffWords, digits: Digits, titles: readonly [string, string]) {
    [this.#a, this.#b] = [new Side(a), new Side(b)];
    [this.#words, this.#digits, this.#titles] = [words, digits, titles];
  }

  /** Where the graphs part, and the two numbers there. */
  first(heading: string, wire: DifferingWire | null): string[] {
    if (wire === null) return [];
    const { a, b } = wire;
    const [left, right] = [this.#place(this.#a, a), this.#place(this.#b, b)];
    const places = [left, right].filter((place) => place !== null);
    const told = places.length === 2 && left === right ? [left] : places;
    const only = places.length === 2 ? "" : `  (${this.#words.onlyIn(this.#titles[left === null ? 1 : 0])})`;
    return [`${heading}: ${told.join(" | ")}${only}`, ...this.#change(a, b).map((line) => `  ${line}`)];
  }

  formulaA = (id: string): string => this.#a.formula(id);
  formulaB = (id: string): string => this.#b.formula(id);
  edgeA = (id: string): string => this.#a.edgeText(id);
  edgeB = (id: string): string => this.#b.edgeText(id);

  node({ a, b, aspects }: GraphDiff["changed"]["nodes"][number]): string {
    const [from, to] = [this.#a.nodes.get(a)!, this.#b.nodes.get(b)!];
    const parts = aspects.map(
      (aspect) => `${this.#words.aspects[aspect]} ${this.#nodeChange(aspect, from, to)}`,
    );
    return `${this.#a.called(a)}: ${parts.join("; ")}`;
  }

  edge({ a, b, aspects }: GraphDiff["changed"]["edges"][number]): string {
    const [from, to] = [this.#a.edges.get(a)!, this.#b.edges.get(b)!];
    const parts = aspects.map((aspect) => {
      const [left, right] =
        aspect === "local"
          ? [from.local?.value ?? null, to.local?.value ?? null]
          : [from.contribution, to.contribution];
      return `${this.#words.aspects[aspect]} ${valueChange(left, right, this.#digits, this.#words)}`;
    });
    return `${this.#a.edgeText(a)}: ${parts.join("; ")}`;
  }

  /** The wire and its line in the program. */
  #place(side: Side, ends: WireEnds | null): string | null {
    if (ends === null) return null;
    if (ends.edge !== null) return side.edgeText(ends.edge);
    const { source } = side.nodes.get(ends.node)!;
    return `${side.formula(ends.node)}${source === null ? "" : ` (${shownName(source)})`}`;
  }

  #change(a: WireEnds | null, b: WireEnds | null): string[] {
    if (a === null || b === null) return [];
    const { aspects } = this.#words;
    const told = (word: string, from: GraphNode["gradient"], to: GraphNode["gradient"]): string =>
      `${word} ${valueChange(from, to, this.#digits, this.#words)}`;
    if (a.edge !== null && b.edge !== null) {
      const [from, to] = [this.#a.edges.get(a.edge)!, this.#b.edges.get(b.edge)!];
      if (JSON.stringify(from.contribution) === JSON.stringify(to.contribution)) return [];
      return [told(aspects.contribution, from.contribution, to.contribution)];
    }
    const [from, to] = [this.#a.nodes.get(a.node)!, this.#b.nodes.get(b.node)!];
    if (JSON.stringify(from.value) === JSON.stringify(to.value)) return [];
    return [told(aspects.value, from.value, to.value)];
  }

  #nodeChange(aspect: NodeAspect, a: GraphNode, b: GraphNode): string {
    switch (aspect) {
      case "value":
        return valueChange(a.value, b.value, this.#digits, this.#words);
      case "gradient":
        return valueChange(a.gradient, b.gradient, this.#digits, this.#words);
      case "shape":
        return `${formatShape(a.value.shape)} → ${formatShape(b.value.shape)}`;
      case "dtype":
        return `${a.value.dtype} → ${b.value.dtype}`;
      case "kind":
        return `${a.kind} → ${b.kind}`;
      case "op":
        return shownName(`${a.label || a.symbol} → ${b.label || b.symbol}`);
      case "attributes":
        return shownName(`${JSON.stringify(a.attributes)} → ${JSON.stringify(b.attributes)}`);
    }
  }
}

class Side {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: ReadonlyMap<string, GraphEdge>;

  constructor(doc: GraphDoc) {
    this.nodes = new Map(doc.nodes.map((node) => [node.id, node]));
    this.edges = new Map(doc.edges.map((edge) => [edge.id, edge]));
  }

  /** `t1 = apple × 2` of an operation, the name of a leaf. */
  formula(id: string): string {
    const { text } = this.nodes.get(id)!;
    return text === "" ? this.called(id) : `${this.called(id)} = ${shownName(text)}`;
  }

  called(id: string): string {
    return shownName(this.nodes.get(id)!.symbol);
  }

  edgeText(id: string): string {
    const { from, to, argIndex } = this.edges.get(id)!;
    return `${this.called(from)} → ${this.formula(to)} [${argIndex}]`;
  }
}

function some<Item>(items: readonly Item[], words: DiffWords, tell: (item: Item) => string): string[] {
  const lines = items.slice(0, MOST_LINES).map(tell);
  if (items.length > MOST_LINES) lines.push(`  ${words.more(items.length - MOST_LINES)}`);
  return lines;
}
