import {
  AbsNode,
  AcosNode,
  AddNode,
  AsinNode,
  AtanNode,
  ClampNode,
  CosNode,
  CoshNode,
  DivNode,
  EluNode,
  ErfNode,
  ExpNode,
  Expm1Node,
  Formula,
  formulaOf,
  GeluNode,
  HypotNode,
  LeakyReluNode,
  Log10Node,
  Log1pNode,
  Log2Node,
  LogNode,
  LogSigmoidNode,
  LogSoftmaxNode,
  LogSumExpNode,
  MatMulNode,
  MaximumNode,
  MeanNode,
  MinimumNode,
  MishNode,
  MulNode,
  NegNode,
  numberFormula,
  type OpNode,
  PowerNode,
  PowNode,
  ReciprocalNode,
  ReluNode,
  RsqrtNode,
  SigmoidNode,
  SiluNode,
  SinhNode,
  SinNode,
  SoftmaxCrossEntropyNode,
  SoftmaxNode,
  SoftplusNode,
  SoftsignNode,
  SqrtNode,
  SquareNode,
  SubNode,
  SumNode,
  symbols,
  TanhNode,
  TanNode,
  TransposeNode,
  type ElementwiseNode,
} from "@leibniz/core";
import type { GraphNode } from "../graph/graph-doc.ts";

type NodeClass = new (attributes: never) => OpNode;

/**
 * The operations whose formulas can be written from a document alone. The rules themselves are those of core's
 * classes, so they cannot drift from what is computed.
 */
const classes: ReadonlyMap<string, NodeClass> = new Map<string, NodeClass>([
  ["abs", AbsNode],
  ["acos", AcosNode],
  ["add", AddNode],
  ["asin", AsinNode],
  ["atan", AtanNode],
  ["clamp", ClampNode],
  ["cos", CosNode],
  ["cosh", CoshNode],
  ["div", DivNode],
  ["elu", EluNode],
  ["erf", ErfNode],
  ["exp", ExpNode],
  ["expm1", Expm1Node],
  ["gelu", GeluNode],
  ["hypot", HypotNode],
  ["leakyRelu", LeakyReluNode],
  ["log", LogNode],
  ["log10", Log10Node],
  ["log1p", Log1pNode],
  ["log2", Log2Node],
  ["logSigmoid", LogSigmoidNode],
  ["logSoftmax", LogSoftmaxNode],
  ["logSumExp", LogSumExpNode],
  ["matmul", MatMulNode],
  ["maximum", MaximumNode],
  ["mean", MeanNode],
  ["minimum", MinimumNode],
  ["mish", MishNode],
  ["mul", MulNode],
  ["neg", NegNode],
  ["reciprocal", ReciprocalNode],
  ["relu", ReluNode],
  ["rsqrt", RsqrtNode],
  ["sigmoid", SigmoidNode],
  ["silu", SiluNode],
  ["sin", SinNode],
  ["sinh", SinhNode],
  ["softmax", SoftmaxNode],
  ["softmaxCrossEntropy", SoftmaxCrossEntropyNode],
  ["softplus", SoftplusNode],
  ["softsign", SoftsignNode],
  ["sqrt", SqrtNode],
  ["square", SquareNode],
  ["sub", SubNode],
  ["sum", SumNode],
  ["tan", TanNode],
  ["tanh", TanhNode],
  ["transpose", TransposeNode],
]);

/** The operation of a node, to be written and not run; null when only its program knows it. */
export function operationOf(node: GraphNode): OpNode | null {
  if (node.op === null) return null;
  const Class =
    node.op === "pow" ? ("exponent" in node.attributes ? PowNode : PowerNode) : classes.get(node.op);
  if (Class === undefined) return null;
  try {
    const operation = new (Class as new (attributes: unknown) => OpNode)(node.attributes);
    return operation.op === node.op ? operation : null;
  } catch {
    // A document from elsewhere may say of an operation what it cannot be.
    return null;
  }
}

/** ∂node/∂argument as a factor of the upstream gradient; null when the operation has none. */
export function partialFormula(
  operation: OpNode,
  argument: number,
  output: Formula,
  inputs: readonly Formula[],
): Formula | null {
  if (!isElementwise(operation)) return null;
  const rule = operation.partials<Formula>(symbols, output, ...inputs)[argument]?.();
  if (rule === undefined) return null;
  return typeof rule === "number" ? numberFormula(rule) : rule;
}

function isElementwise(operation: OpNode): operation is ElementwiseNode {
  return "partials" in operation;
}

/** The product of two formulas, with plain numbers multiplied out. */
export function product(x: Formula, y: Formula): Formula {
  if (x.number !== null && y.number !== null) return numberFormula(x.number * y.number);
  if (x.number === -1) return symbols.neg(y);
  if (y.number === -1) return symbols.neg(x);
  return symbols.mul(x, y);
}

/** What {@link pulledBack} needs to know of one edge. */
export interface EdgeFormulas {
  readonly node: GraphNode;
  readonly operation: OpNode | null;
  readonly argument: number;
  readonly gradient: Formula;
  readonly inputs: readonly Formula[];
  readonly inputNodes: readonly GraphNode[];
}

/** The gradient for one argument of an operation that is not elementwise; null where there is no short way. */
export function pulledBack(edge: EdgeFormulas): Formula | null {
  const { node, operation, argument, gradient, inputs, inputNodes } = edge;
  switch (node.op) {
    case "sum":
      return gradient;
    case "mean":
      return symbols.div(gradient, sizeOf(inputNodes[argument]!) / Math.max(1, sizeOf(node)));
    case "transpose":
      return formulaOf(new TransposeNode(), gradient);
    case "softmaxCrossEntropy":
      return crossEntropy(edge);
  }
  try {
    return operation?.vjpFormula(argument, gradient, ...inputs) ?? null;
  } catch {
    // Some rules read the shapes of tensors that ran.
    return null;
  }
}

function sizeOf(node: GraphNode): number {
  return node.value.shape.reduce((size, extent) => size * extent, 1);
}

/** (softmax(x) − t) / N, the end of every classifier; class indices t become rows of 0 and 1. */
function crossEntropy({ node, argument, gradient, inputs, inputNodes }: EdgeFormulas): Formula | null {
  const [[x, t], [logits, targets]] = [inputs, inputNodes];
  if (argument !== 0 || x === undefined || t === undefined) return null;
  const { axis = -1, reduction = "mean" } = node.attributes;
  if (typeof axis !== "number") return null;
  const { shape } = logits!.value;
  const classes = shape.at(axis) ?? 1;
  const byIndex = targets!.value.shape.length < shape.length;
  const wanted = byIndex
    ? new Formula(`\\operatorname{onehot}\\left(${t.latex}\\right)`, `onehot(${t.text})`)
    : t;
  const difference = symbols.sub(formulaOf(new SoftmaxNode({ axis }), x), wanted);
  const rows = sizeOf(logits!) / Math.max(1, classes);
  return product(gradient, reduction === "mean" && rows > 1 ? symbols.div(difference, rows) : difference);
}
