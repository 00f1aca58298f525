import type { FormulaDoc } from "../../graph/graph-doc.ts";

/** Words in each language of derivations. */
export interface InLanguages {
  readonly en: string;
  readonly ko: string;
}

/** Numbers for the letters of a proof. */
export type ProofPoint = Readonly<Record<string, readonly number[]>>;

/** One equation of a proof, `∂L/∂x = …`, and why it follows from the line above. */
export interface ProofLine extends FormulaDoc {
  readonly rule: InLanguages;
  /** The right side in numbers: every line of a proof must give those of the first. */
  evaluate(at: ProofPoint): readonly number[];
}

/**
 * Why the folded derivative of a composite is what it is, as data: there is no algebra system behind it. Instead a
 * test evaluates every line at several points, so a line that does not follow is found.
 */
export interface Proof {
  /** The operation in a graph document. */
  readonly op: string;
  readonly title: InLanguages;
  /** What the letters stand for. */
  readonly given: readonly FormulaDoc[];
  /** The derivative that is sought: the left side of every line. */
  readonly left: FormulaDoc;
  readonly lines: readonly ProofLine[];
  /** Where the test evaluates it. */
  readonly points: readonly ProofPoint[];
}

/** A line as its proof writes it: text, LaTeX, the rule in English and Korean, and its number. */
export type WrittenLine<Numbers> = readonly [
  text: string,
  latex: string,
  en: string,
  ko: string,
  value: (at: Numbers) => number | readonly number[],
];

/** The letters of a proof about one number: x, y = f(x), and E = ∂L/∂y from upstream. */
export interface ScalarLetters {
  readonly x: number;
  readonly y: number;
  readonly E: number;
}

const LEFT: FormulaDoc = { text: "∂L/∂x", latex: "\\frac{\\partial L}{\\partial x}" };
/** From the far left to the far right; none where a proof would divide by zero. */
const PLACES = [-3, -1.25, -0.4, 0.3, 1, 2.75];

/** A proof about a function of one number. */
export function scalarProof(
  op: string,
  title: InLanguages,
  given: readonly FormulaDoc[],
  f: (x: number) => number,
  lines: readonly WrittenLine<ScalarLetters>[],
): Proof {
  return {
    op,
    title,
    given,
    left: LEFT,
    points: PLACES.map((x, i) => ({ x: [x], E: [1 - 0.35 * i] })),
    lines: linesOf(lines, ({ x, E }) => ({ x: x![0]!, y: f(x![0]!), E: E![0]! })),
  };
}

/** Lines whose numbers are worked out from a point by `lettersOf`. */
export function linesOf<Letters>(
  lines: readonly WrittenLine<Letters>[],
  lettersOf: (at: ProofPoint) => Letters,
): ProofLine[] {
  return lines.map(([text, latex, en, ko, value]) => ({
    text,
    latex,
    rule: { en, ko },
    evaluate: (at) => {
      const found = value(lettersOf(at));
      return typeof found === "number" ? [found] : found;
    },
  }));
}

/** `∂L/∂y`, which every proof starts from. */
export const UPSTREAM = "\\frac{\\partial L}{\\partial y}";

export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
