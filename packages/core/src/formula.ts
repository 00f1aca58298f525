import { Precedence } from "./precedence.ts";

/** A formula: how it is written, and how tightly its outermost sign binds. */
export class Formula {
  readonly latex: string;
  readonly text: string;
  readonly precedence: Precedence;
  /** Its value when it is a plain number: products with 1 are not written out. */
  readonly number: number | null;

  constructor(
    latex: string,
    text: string,
    precedence: Precedence = Precedence.atom,
    number: number | null = null,
  ) {
    this.latex = latex;
    this.text = text;
    this.precedence = precedence;
    this.number = number;
  }
}

/** A plain number as a formula. */
export function numberFormula(value: number): Formula {
  const text = String(value);
  const [digits, exponent] = text.split("e");
  if (exponent !== undefined) {
    const latex = `${digits} \\cdot 10^{${Number(exponent)}}`;
    return new Formula(latex, text, Precedence.sum, value);
  }
  const latex = text.replace("Infinity", "\\infty").replace("NaN", "\\mathrm{NaN}");
  return new Formula(latex, text, value < 0 ? Precedence.sign : Precedence.atom, value);
}

/** What a formula needs to know of an op node. */
export interface Written {
  readonly op: string;
  readonly precedence: Precedence;
  leastPrecedence(argument: number): number;
  latex(...inputs: string[]): string;
  text(...inputs: string[]): string;
}

/** The formula of a node applied to formulas: brackets where an argument binds more loosely than the node. */
export function formulaOf(node: Written, ...inputs: Formula[]): Formula {
  const within = (input: Formula, i: number) => {
    // Quotients are written as fractions in LaTeX, whose bar brackets for them.
    const loose = input.precedence < node.leastPrecedence(i);
    return {
      latex:
        loose && node.op !== "div" && node.op !== "reciprocal"
          ? `\\left(${input.latex}\\right)`
          : input.latex,
      text: loose ? `(${input.text})` : input.text,
    };
  };
  const parts = inputs.map(within);
  return new Formula(
    node.latex(...parts.map((part) => part.latex)),
    node.text(...parts.map((part) => part.text)),
    node.precedence,
  );
}
