import type { Algebra, Operand } from "./algebra.ts";
import { type Formula, formulaOf, numberFormula } from "./formula.ts";
import { AbsNode } from "./ops/abs.ts";
import { AddNode } from "./ops/add.ts";
import { CosNode } from "./ops/cos.ts";
import { CoshNode } from "./ops/cosh.ts";
import { DivNode } from "./ops/div.ts";
import { ErfcNode } from "./ops/erfc.ts";
import { ExpNode } from "./ops/exp.ts";
import { GreaterNode } from "./ops/greater.ts";
import { HypotNode } from "./ops/hypot.ts";
import { LogNode } from "./ops/log.ts";
import { MulNode } from "./ops/mul.ts";
import { NegNode } from "./ops/neg.ts";
import { PowNode } from "./ops/pow.ts";
import { SigmoidNode } from "./ops/sigmoid.ts";
import { PowerNode } from "./ops/power.ts";
import { RoundNode } from "./ops/round.ts";
import { SignNode } from "./ops/sign.ts";
import { SinNode } from "./ops/sin.ts";
import { SinhNode } from "./ops/sinh.ts";
import { SoftplusNode } from "./ops/softplus.ts";
import { SqrtNode } from "./ops/sqrt.ts";
import { SubNode } from "./ops/sub.ts";
import { TanhNode } from "./ops/tanh.ts";
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
  pow: (x, exponent) => {
    if (typeof exponent !== "number") return formulaOf(new PowerNode(), asFormula(x), exponent);
    return exponent === 1 ? asFormula(x) : formulaOf(new PowNode({ exponent }), asFormula(x));
  },
  exp: (x) => formulaOf(new ExpNode(), x),
  log: (x) => formulaOf(new LogNode(), x),
  sqrt: (x) => formulaOf(new SqrtNode(), x),
  sin: (x) => formulaOf(new SinNode(), x),
  cos: (x) => formulaOf(new CosNode(), x),
  sinh: (x) => formulaOf(new SinhNode(), x),
  cosh: (x) => formulaOf(new CoshNode(), x),
  tanh: (x) => formulaOf(new TanhNode(), x),
  sigmoid: (x) => formulaOf(new SigmoidNode(), x),
  softplus: (x) => formulaOf(new SoftplusNode(), x),
  erfc: (x) => formulaOf(new ErfcNode(), x),
  hypot: (x, y) => formulaOf(new HypotNode(), asFormula(x), asFormula(y)),
  abs: (x) => formulaOf(new AbsNode(), x),
  sign: (x) => formulaOf(new SignNode(), x),
  round: (x) => formulaOf(new RoundNode(), x),
  greater: (x, y) => formulaOf(new GreaterNode(), asFormula(x), asFormula(y)),
  damped: (x, y) => symbols.mul(x, y),
  where: (condition, x, y) => formulaOf(new WhereNode(), condition, asFormula(x), asFormula(y)),
};
