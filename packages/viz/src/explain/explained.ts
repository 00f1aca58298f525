import type { FormulaDoc, GraphNode, ValueDoc } from "../graph/graph-doc.ts";
import { type Digits, formatNumber, formatValue } from "../format-number.ts";
import { derivativeOf, type GraphIndex, isLeaf, shownSymbol, symbolOf } from "./graph-index.ts";
import { explainWords, type ExplainLanguage, type ExplainWords } from "./language.ts";
import type { LiveGraph } from "./live-graph.ts";
import { checkNumerically, elementsWithin } from "./numerical-check.ts";
import { spokenValue } from "./spoken.ts";
import type { Working } from "./working.ts";

export interface ExplainedOptions {
  readonly graph: GraphIndex;
  readonly live: LiveGraph | null;
  readonly wrt: readonly GraphNode[] | null;
  readonly digits: Digits;
  readonly language: ExplainLanguage;
  readonly check: boolean | undefined;
}

/** What a check may cost by default, in numbers computed. */
const BUDGET = 5e5;

/** One thing to explain: a graph, what is asked of it, and how its names and numbers are printed and spoken. */
export class Explained {
  readonly graph: GraphIndex;
  readonly live: LiveGraph | null;
  readonly digits: Digits;
  readonly language: ExplainLanguage;
  readonly words: ExplainWords;
  /** The tensors that were asked for; null for none in particular. */
  readonly asked: readonly GraphNode[] | null;
  readonly #check: boolean | undefined;
  /** How many numbers one run of the graph computes. */
  readonly #size: number;

  constructor({ graph, live, wrt, digits, language, check }: ExplainedOptions) {
    this.graph = graph;
    this.live = live;
    this.asked = wrt;
    this.digits = digits;
    this.language = language;
    this.words = explainWords(language);
    this.#check = check;
    this.#size = graph.doc.nodes.reduce(
      (sum, { value }) => sum + value.shape.reduce((product, extent) => product * extent, 1),
      0,
    );
  }

  get root(): GraphNode {
    return this.graph.root;
  }

  /** The tensors that were asked for, or all leaves. */
  get wrt(): readonly GraphNode[] {
    return this.asked ?? this.graph.doc.nodes.filter(isLeaf);
  }

  print(value: ValueDoc | null): string {
    return formatValue(value, this.digits);
  }

  say(printed: string): string {
    return spokenValue(printed, this.language);
  }

  /** ∂L/∂node. */
  derivative(node: GraphNode, of: GraphNode = this.root): FormulaDoc {
    return derivativeOf(symbolOf(of), symbolOf(node));
  }

  spokenDerivative(node: GraphNode, of: GraphNode = this.root): string {
    return this.words.derivative(shownSymbol(of), shownSymbol(node));
  }

  title(): Pick<Working, "title" | "spokenTitle"> {
    const value = this.print(this.root.value);
    return {
      title: `${symbolOf(this.root).text} = ${value}`,
      spokenTitle: this.words.spokenIs(shownSymbol(this.root), this.say(value)),
    };
  }

  /** The numerical derivative beside a gradient, in words; empty where there is none to compare with. */
  numerical(node: GraphNode): Beside {
    const tensor = this.live?.tensor(node.id);
    if (this.live === null || tensor === null || tensor === undefined || this.#check === false)
      return NOTHING;
    const affordable = elementsWithin(BUDGET / Math.max(1, this.wrt.length), this.#size);
    const most = Math.max(affordable, this.#check === true ? 1 : 0);
    const check = most === 0 ? null : checkNumerically(this.live.root, tensor, most);
    if (check === null) return NOTHING;
    const { words } = this;
    const short = (number: number): string => formatNumber(number, 3);
    const verdictIn = (closer: (bound: string) => string, say: (text: string) => string): string =>
      check.sides !== null
        ? words.kink(say(short(check.sides[0])), say(short(check.sides[1])))
        : check.verdict === "agrees"
          ? closer(say(boundOf(check.difference)))
          : words.differs(say(short(check.difference)));
    const verdict = verdictIn(words.closer, (text) => text);
    const spoken = verdictIn(words.spokenCloser, (text) => this.say(text));
    const value = formatNumber(check.numeric, this.digits);
    if (node.value.shape.length === 0) {
      return {
        remark: words.numerical(value, verdict),
        speech: words.spokenNumerical(this.say(value), spoken),
      };
    }
    return {
      remark: words.numericalOf(check.checked, check.elements, verdict),
      speech: `${words.numericalOf(check.checked, check.elements, spoken)}.`,
    };
  }
}

/** What stands beside an equation, to be read and to be heard. */
export interface Beside {
  readonly remark: string;
  readonly speech: string;
}

/** Beside a gradient that nothing is compared with. */
export const NOTHING: Beside = { remark: "", speech: "" };

/** The power of ten above a difference: 1e-9 for anything below that. */
function boundOf(difference: number): string {
  return String(Number(`1e${Math.max(-9, Math.floor(Math.log10(difference || 1e-300)) + 1)}`));
}
