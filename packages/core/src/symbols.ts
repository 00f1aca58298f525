import type { Algebra, Operand } from "./algebra.ts";
import type { OpNode } from "./op-node.ts";
import { AddNode } from "./ops/add.ts";
import { DivNode } from "./ops/div.ts";
import { ExpNode } from "./ops/exp.ts";
import { LogNode } from "./ops/log.ts";
import { MulNode } from "./ops/mul.ts";
import { NegNode } from "./ops/neg.ts";
import { PowNode } from "./ops/pow.ts";
import { SubNode } from "./ops/sub.ts";
import { WhereNode } from "./ops/where.ts";
import { Precedence } from "./precedence.ts";

/** A formula: how it is written, and how tightly its outermost sign binds. */
export class Formula {
  readonly latex: string;
  readonly text: string;
  readonly precedence: Precedence;
  /** Its value when it is a plain number: products with 0 and 1 are not written out. */
  readonly number: number | null;

  constructor(latex: string, text: string, precedence: Precedence = Precedence.atom, number: number | null = null) {
    this.latex = latex;
    this.text = text;
    this.precedence = precedence;
    this.number = number;
  }
}

/** A plain number as a formula. */
export function numberFormula(value: number): Formula {
  const text = String(value);
  return new Formula(text, text, value < 0 ? Precedence.sign : Precedence.atom, value);
}

/** The formula of a node applied to formulas: brackets where an argument binds more loosely than the node. */
export function formulaOf(node: OpNode, ...inputs: Formula[]): Formula {
  const within = (input: Formula, i: number) => {
    // A quotient is written as a fraction in LaTeX, whose bar brackets for it; a function brackets its argument.
    const loose =
      node.precedence !== Precedence.atom &&
      (input.precedence < node.precedence || (i > 0 && input.precedence === node.precedence));
    return {
      latex: loose && !(node instanceof DivNode) ? `\\left(${input.latex}\\right)` : input.latex,
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

const asFormula = (x: Operand<Formula>): Formula => (typeof x === "number" ? numberFormula(x) : x);

/** Rules on formulas: running a node's `partials` here writes its derivative down. */
export const symbols: Algebra<Formula> = {
  add: (x, y) => formulaOf(new AddNode(), asFormula(x), asFormula(y)),
  sub: (x, y) => formulaOf(new SubNode(), asFormula(x), asFormula(y)),
  mul: (x, y) => {
    const [a, b] = [asFormula(x), asFormula(y)];
    if (a.number === 1) return b;
    if (b.number === 1) return a;
    return formulaOf(new MulNode(), a, b);
  },
  div: (x, y) => formulaOf(new DivNode(), asFormula(x), asFormula(y)),
  neg: (x) => formulaOf(new NegNode(), asFormula(x)),
  pow: (x, exponent) => (exponent === 1 ? x : formulaOf(new PowNode({ exponent }), x)),
  exp: (x) => formulaOf(new ExpNode(), x),
  log: (x) => formulaOf(new LogNode(), x),
  where: (condition, x, y) => formulaOf(new WhereNode(), condition, asFormula(x), asFormula(y)),
};
