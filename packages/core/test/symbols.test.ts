import { describe, expect, it } from "vitest";
import {
  AbsNode,
  ClampNode,
  CosNode,
  Exp2Node,
  FloorNode,
  HypotNode,
  LerpNode,
  LogAddExpNode,
  ReciprocalNode,
  SinNode,
  SqrtNode,
  SquareNode,
  TanhNode,
  Formula,
  formulaOf,
  MatMulNode,
  NegNode,
  numberFormula,
  PowNode,
  SumNode,
  symbols as s,
  TransposeNode,
  DivNode,
  EluNode,
  ExpNode,
  LeakyReluNode,
  LogSigmoidNode,
  SigmoidNode,
  SiluNode,
  SoftplusNode,
  LogNode,
  MulNode,
  WhereNode,
  AddNode,
  SubNode,
} from "../src/index.ts";

const [x, y, z] = ["x", "y", "z"].map((name) => new Formula(name, name)) as [Formula, Formula, Formula];

describe("a formula", () => {
  it.each<[Formula, string]>([
    [s.mul(s.add(x, y), z), "(x + y) × z"],
    [s.add(s.mul(x, y), z), "x × y + z"],
    [s.mul(z, s.add(x, y)), "z × (x + y)"],
    [s.sub(x, s.sub(y, z)), "x − (y − z)"],
    [s.sub(s.sub(x, y), z), "x − y − z"],
    [s.div(x, s.mul(y, z)), "x / (y × z)"],
    [s.mul(s.div(x, y), z), "x / y × z"],
    [s.pow(s.add(x, y), 2), "(x + y)**2"],
    [s.pow(s.neg(x), 2), "(−x)**2"],
    [s.neg(s.pow(x, 2)), "−x**2"],
    [s.neg(s.add(x, y)), "−(x + y)"],
    [s.pow(s.pow(x, 2), 3), "(x**2)**3"],
    [s.exp(s.add(x, y)), "exp(x + y)"],
    [s.pow(s.exp(x), 2), "exp(x)**2"],
    [s.mul(x, s.neg(y)), "x × (−y)"],
    [s.sub(x, -2), "x − (-2)"],
    [s.neg(s.neg(x)), "−(−x)"],
    [formulaOf(new TransposeNode(), formulaOf(new TransposeNode(), x)), "(xᵀ)ᵀ"],
    [s.mul(1, x), "x"],
    [s.mul(x, 1), "x"],
    [s.pow(x, 1), "x"],
    [s.pow(2, s.add(x, y)), "2**(x + y)"],
    [s.pow(s.pow(x, y), z), "(x**y)**z"],
    [formulaOf(new ReciprocalNode(), s.add(x, y)), "1 / (x + y)"],
    [s.mul(x, formulaOf(new ReciprocalNode(), y)), "x × (1 / y)"],
    [s.pow(formulaOf(new SquareNode(), x), 3), "(x**2)**3"],
    [s.hypot(s.add(x, 1), s.neg(y)), "hypot(x + 1, −y)"],
    [s.where(s.greater(s.add(x, y), 0), s.sqrt(x), s.abs(y)), "where(x + y > 0, sqrt(x), abs(y))"],
    [s.mul(s.greater(x, y), z), "(x > y) × z"],
  ])("has the brackets it needs and no others: %#", (formula, text) => {
    expect(formula.text).toBe(text);
  });

  it.each<[Formula, string]>([
    [s.mul(s.add(x, y), z), "\\left(x + y\\right) \\cdot z"],
    [s.div(s.add(x, y), s.sub(y, z)), "\\frac{x + y}{y - z}"],
    [s.pow(s.div(x, y), 2), "\\left(\\frac{x}{y}\\right)^{2}"],
    [s.pow(s.pow(x, 2), 3), "\\left(x^{2}\\right)^{3}"],
    [s.mul(1e-7, x), "\\left(1 \\cdot 10^{-7}\\right) \\cdot x"],
    [numberFormula(-2.5e21), "-2.5 \\cdot 10^{21}"],
    [numberFormula(-Infinity), "-\\infty"],
    [numberFormula(NaN), "\\mathrm{NaN}"],
    [s.exp(s.add(x, y)), "\\exp\\left(x + y\\right)"],
    [s.log(x), "\\log\\left(x\\right)"],
    [s.sqrt(s.add(x, y)), "\\sqrt{x + y}"],
    [s.pow(s.sqrt(x), 3), "\\sqrt{x}^{3}"],
    [s.abs(s.neg(x)), "\\left|-x\\right|"],
    [formulaOf(new ReciprocalNode(), s.add(x, y)), "\\frac{1}{x + y}"],
    [formulaOf(new Exp2Node(), s.add(x, y)), "2^{x + y}"],
    [formulaOf(new FloorNode(), s.div(x, y)), "\\left\\lfloor \\frac{x}{y} \\right\\rfloor"],
    [
      formulaOf(new ClampNode({ min: 0 }), s.add(x, y)),
      "\\operatorname{clamp}_{[0, \\infty]}\\left(x + y\\right)",
    ],
    [formulaOf(new TransposeNode(), s.add(x, y)), "\\left(x + y\\right)^{\\mathsf{T}}"],
    [formulaOf(new TransposeNode(), x), "x^{\\mathsf{T}}"],
    [formulaOf(new SumNode(), s.add(x, y)), "\\sum\\left(x + y\\right)"],
    [formulaOf(new MatMulNode(), x, y), "x y"],
    [formulaOf(new MatMulNode({ transposeA: true }), x, y), "x^{\\mathsf{T}} y"],
    [
      formulaOf(new MatMulNode({ transposeA: true }), formulaOf(new MatMulNode(), x, y), z),
      "\\left(x y\\right)^{\\mathsf{T}} z",
    ],
    [formulaOf(new MatMulNode(), s.add(x, y), z), "\\left(x + y\\right) z"],
  ])("is written in LaTeX: %#", (formula, latex) => {
    expect(formula.latex).toBe(latex);
  });
});

describe("a local derivative", () => {
  const written = (partial: () => Formula | number) => {
    const local = partial();
    return typeof local === "number" ? numberFormula(local).text : local.text;
  };

  it.each<[string, readonly (() => Formula | number)[], readonly string[]]>([
    ["x + y", new AddNode().partials(s), ["1", "1"]],
    ["x − y", new SubNode().partials(s), ["1", "-1"]],
    ["x·y", new MulNode().partials(s, z, x, y), ["y", "x"]],
    ["x / y", new DivNode().partials(s, z, x, y), ["1 / y", "−(z / y)"]],
    ["−x", new NegNode().partials(s), ["-1"]],
    ["exp x", new ExpNode().partials(s, z), ["z"]],
    ["log x", new LogNode().partials(s, z, x), ["1 / x"]],
    ["x**2", new PowNode({ exponent: 2 }).partials(s, z, x), ["2 × x"]],
    ["x**3", new PowNode({ exponent: 3 }).partials(s, z, x), ["3 × x**2"]],
    ["x**1", new PowNode({ exponent: 1 }).partials(s, z, x), ["1"]],
    ["√x", new SqrtNode().partials(s, z), ["1 / (2 × z)"]],
    ["1/x", new ReciprocalNode().partials(s, z), ["−z**2"]],
    ["sin x", new SinNode().partials(s, z, x), ["cos(x)"]],
    ["cos x", new CosNode().partials(s, z, x), ["−sin(x)"]],
    ["tanh x", new TanhNode().partials(s, z), ["1 − z**2"]],
    ["|x|", new AbsNode().partials(s, z, x), ["sign(x)"]],
    ["hypot", new HypotNode().partials(s, z, x, y), ["x / z", "y / z"]],
    ["ln(eˣ + eʸ)", new LogAddExpNode().partials(s, z, x, y), ["sigmoid(x − y)", "sigmoid(y − x)"]],
    ["lerp", new LerpNode().partials(s, z, x, y, new Formula("w", "w")), ["1 − w", "w", "y − x"]],
    ["clamp", new ClampNode({ max: 6 }).partials(s, z, x), ["where(x > 6, 0, 1)"]],
    ["sigmoid", new SigmoidNode().partials(s, z), ["z × (1 − z)"]],
    ["softplus", new SoftplusNode().partials(s, z, x), ["sigmoid(x)"]],
    ["logSigmoid", new LogSigmoidNode().partials(s, z, x), ["sigmoid(−x)"]],
    ["elu", new EluNode().partials(s, z, x), ["where(x > 0, 1, z + 1)"]],
    ["leakyRelu", new LeakyReluNode().partials(s, z, x), ["where(x > 0, 1, 0.01)"]],
    ["silu", new SiluNode().partials(s, z, x), ["sigmoid(x) + (x × (sigmoid(x) × (1 − sigmoid(x))))"]],
    ["where", new WhereNode().partials(s, z, x), ["0", "where(x, 1, 0)", "where(x, 0, 1)"]],
  ])("of %s writes itself down", (_what, partials, expected) => {
    expect(partials.map(written)).toEqual(expected);
  });
});
