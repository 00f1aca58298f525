import {
  type ElementwiseNode,
  Formula,
  formulaOf,
  numberFormula,
  type OpNode,
  symbols,
  type Tensor,
  type Values,
} from "@leibniz/core";
import type { AttributeDoc, FormulaDoc, GraphEdge, GraphNode, ValueDoc } from "./graph-doc.ts";
import { numberDoc, valueDoc } from "./value-doc.ts";

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
  /** What has been written of each tensor: a value stands at its node and on every edge that it takes. */
  readonly values: Map<Tensor, ValueDoc>;
}

export function nodeDoc(
  tensor: Tensor,
  id: string,
  place: Pick<GraphNode, "scope" | "source">,
  gradients: Gradients | null,
  writing: Writing,
): GraphNode {
  const { formulas, most, leafData } = writing;
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
    value: node === null && leafData ? valueDoc(tensor, Infinity) : valueOf(tensor, writing),
    ...gradientsDoc(tensor, gradients, most),
    latex: written?.latex ?? "",
    text: written?.text ?? "",
    ...place,
  };
}

function valueOf(tensor: Tensor, { values, most }: Writing): ValueDoc {
  let value = values.get(tensor);
  if (value === undefined) values.set(tensor, (value = valueDoc(tensor, most)));
  return value;
}

/** One edge for each argument of the node; `ids` are those of tensors, `next` the number of the first edge. */
export function edgeDocs(
  node: OpNode,
  ids: ReadonlyMap<Tensor, string>,
  next: number,
  gradients: Gradients | null,
  writing: Writing,
): GraphEdge[] {
  const { formulas, root, most } = writing;
  const { inputs } = node;
  const output = node.output!;
  const written: Written = {
    node,
    inputs,
    formulas: inputs.map((input) => formulas.get(input)!),
    output: formulas.get(output)!,
  };
  const to = ids.get(output)!;
  return inputs.map((input, argIndex) => {
    const contribution = gradients?.contributionOf(node, argIndex) ?? null;
    const { local, pullback } = backwardDoc(written, argIndex, root, most);
    return {
      id: `e${next + argIndex}`,
      from: ids.get(input)!,
      to,
      argIndex,
      forward: valueOf(input, writing),
      local,
      pullback,
      contribution: contribution && valueDoc(contribution, most),
    };
  });
}

/** A node of any copy of the library that has local derivatives says so by its method. */
function isElementwise(node: OpNode): node is ElementwiseNode {
  return "partials" in node;
}

/** A node with the formulas around it. */
interface Written {
  readonly node: OpNode;
  readonly inputs: readonly Tensor[];
  readonly formulas: readonly Formula[];
  readonly output: Formula;
}

/** What one argument gets back: its local derivative, and a formula where that alone does not say it. */
function backwardDoc(
  { node, inputs, formulas, output }: Written,
  argument: number,
  root: Formula,
  most: number,
): Pick<GraphEdge, "local" | "pullback"> {
  const value = node.localDerivative(argument);
  if (value === null || !isElementwise(node)) {
    return { local: null, pullback: formulaDoc(node.vjpFormula(argument, upstream(), ...formulas)) };
  }
  const rule = node.partials<Formula>(symbols, output, ...formulas)[argument]!();
  const local = { value: valueDoc(value, most), ...formulaDoc(asFormula(rule)) };
  const axes = repeatedAxes(inputs[argument]!.shape, node.output!.shape);
  return { local, pullback: axes.length === 0 ? null : summed(symbols.mul(upstream(), rule), axes) };

  function upstream(): Formula {
    return new Formula(
      `\\frac{\\partial ${root.latex}}{\\partial ${output.latex}}`,
      `∂${root.text}/∂${output.text}`,
    );
  }
}

function asFormula(rule: Formula | number): Formula {
  return typeof rule === "number" ? numberFormula(rule) : rule;
}

function formulaDoc(formula: Formula): FormulaDoc;
function formulaDoc(formula: Formula | null): FormulaDoc | null;
function formulaDoc(formula: Formula | null): FormulaDoc | null {
  return formula && { latex: formula.latex, text: formula.text };
}

/** The axes of the output along which broadcasting repeated an argument. */
function repeatedAxes(input: readonly number[], output: readonly number[]): number[] {
  const missing = output.length - input.length;
  return output.flatMap((extent, axis) =>
    axis < missing || (input[axis - missing] === 1 && extent !== 1) ? [axis] : [],
  );
}

/** What was repeated on the way forward is added up on the way back, as the bias of a batch is over its rows. */
function summed(formula: Formula, axes: readonly number[]): FormulaDoc {
  const which = axes.join(", ");
  return {
    latex: `\\sum_{\\text{axis } ${which}} ${formula.latex}`,
    text: `sum(${formula.text}, axis ${which})`,
  };
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

/** Attributes that are data; a function or an object of a user's own op is for the program alone. */
function attributesDoc(attributes: Readonly<Record<string, unknown>>): Record<string, AttributeDoc> {
  const written: [string, AttributeDoc][] = [];
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = attributeDoc(value);
    if (attribute !== undefined) written.push([name, attribute]);
  }
  return Object.fromEntries(written);
}

function attributeDoc(value: unknown): AttributeDoc | undefined {
  if (typeof value === "number") return numberDoc(value);
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (ArrayBuffer.isView(value)) return Array.from(value as Values, numberDoc);
  return Array.isArray(value) ? value.map((item) => attributeDoc(item) ?? null) : undefined;
}
