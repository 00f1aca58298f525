import type { Algebra, Operand } from "./algebra.ts";
import { type Formula, formulaOf, numberFormula } from "./formula.ts";
import { AddNode } from "./ops/add.ts";
import { DivNode } from "./ops/div.ts";
import { ExpNode } from "./ops/exp.ts";
import { LogNode } from "./ops/log.ts";
import { MulNode } from "./ops/mul.ts";
import { NegNode } from "./ops/neg.ts";
import { PowNode } from "./ops/pow.ts";
import { SubNode } from "./ops/sub.ts";
import { WhereNode } from "./ops/where.ts";

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
