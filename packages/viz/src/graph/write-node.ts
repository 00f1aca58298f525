import {
  type ElementwiseNode,
  Formula,
  formulaOf,
  numberFormula,
  type OpNode,
  symbols,
  type Tensor,
} from "@leibniz/core";
import type { AttributeDoc, FormulaDoc, GraphEdge, GraphNode, LocalDoc } from "./graph-doc.ts";
import { valueDoc } from "./value-doc.ts";

/** What a backward pass sent along each edge. */
export interface Gradients {
  gradientOf(tensor: Tensor): Tensor | null;
  contributionOf(node: OpNode, argument: number): Tensor | null;
}

/** How tensors are written into a document. */
export interface Writing {
  /** What formulas call each tensor. */
  readonly formulas: ReadonlyMap<Tensor, Formula>;
  readonly root: Formula;
  /** Tensors with more numbers than this are written as a summary. */
  readonly most: number;
  /** Leaves are written whole all the same. */
  readonly leafData: boolean;
}

export function nodeDoc(
  tensor: Tensor,
  id: string,
  place: Pick<GraphNode, "scope" | "source">,
  gradients: Gradients | null,
  { formulas, most, leafData }: Writing,
): GraphNode {
  const node = tensor.creator;
  const written = node && formulaOf(node, ...node.inputs.map((input) => formulas.get(input)!));
  return {
    id,
    kind: node ? "op" : !tensor.requiresGrad ? "constant" : "assign" in tensor ? "parameter" : "variable",
    op: node?.op ?? null,
    label: node?.label ?? "",
    name: tensor.name,
    symbol: formulas.get(tensor)!.text,
    attributes: node ? attributesDoc(node.attributes) : {},
    value: valueDoc(tensor, node === null && leafData ? Infinity : most),
    ...gradientsDoc(tensor, gradients, most),
    latex: written?.latex ?? "",
    text: written?.text ?? "",
    ...place,
  };
}

/** One edge for each argument of the node; `ids` are those of tensors, `next` the number of the first edge. */
export function edgeDocs(
  node: OpNode,
  ids: ReadonlyMap<Tensor, string>,
  next: number,
  gradients: Gradients | null,
  { formulas, root, most }: Writing,
): GraphEdge[] {
  const output = node.output!;
  const inputs = node.inputs.map((input) => formulas.get(input)!);
  return node.inputs.map((input, argIndex) => {
    const contribution = gradients?.contributionOf(node, argIndex) ?? null;
    return {
      id: `e${next + argIndex}`,
      from: ids.get(input)!,
      to: ids.get(output)!,
      argIndex,
      forward: valueDoc(input, most),
      local: localDoc(node, argIndex, inputs, formulas.get(output)!, most),
      pullback: pullbackDoc(node, argIndex, inputs, formulas.get(output)!, root),
      contribution: contribution && valueDoc(contribution, most),
    };
  });
}

/** A node of any copy of the library that has local derivatives says so by its method. */
function isElementwise(node: OpNode): node is ElementwiseNode {
  return "partials" in node;
}

function localDoc(
  node: OpNode,
  argument: number,
  inputs: readonly Formula[],
  output: Formula,
  most: number,
): LocalDoc | null {
  const value = node.localDerivative(argument);
  if (value === null || !isElementwise(node)) return null;
  const rule = node.partials<Formula>(symbols, output, ...inputs)[argument]!();
  const { latex, text } = typeof rule === "number" ? numberFormula(rule) : rule;
  return { value: valueDoc(value, most), latex, text };
}

function pullbackDoc(
  node: OpNode,
  argument: number,
  inputs: readonly Formula[],
  output: Formula,
  root: Formula,
): FormulaDoc | null {
  const gy = new Formula(
    `\\frac{\\partial ${root.latex}}{\\partial ${output.latex}}`,
    `∂${root.text}/∂${output.text}`,
  );
  const formula = node.vjpFormula(argument, gy, ...inputs);
  return formula && { latex: formula.latex, text: formula.text };
}

function gradientsDoc(
  tensor: Tensor,
  gradients: Gradients | null,
  most: number,
): Pick<GraphNode, "gradient" | "accumulated"> {
  const gradient = gradients?.gradientOf(tensor) ?? null;
  const kept = tensor.creator === null ? tensor.grad : null;
  const differs =
    kept !== null && gradient !== null && kept.data.some((value, i) => value !== gradient.data[i]);
  return {
    gradient: gradient && valueDoc(gradient, most),
    accumulated: differs ? valueDoc(kept, most) : null,
  };
}

function attributesDoc(attributes: Readonly<Record<string, unknown>>): Record<string, AttributeDoc> {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, attributeDoc(value)]),
  );
}

function attributeDoc(value: unknown): AttributeDoc {
  if (Array.isArray(value)) return value.map(attributeDoc);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  return typeof value === "boolean" || value === null ? value : String(value);
}
