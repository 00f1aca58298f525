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

/** A tensor in a document. */
export interface Entry {
  readonly id: string;
  /** What formulas call it. */
  readonly formula: Formula;
  /** Its numbers, once they have been written: they stand at its node and on every edge that leaves it. */
  value: ValueDoc | null;
}

/** How tensors are written into a document. */
export interface Writing {
  readonly entries: ReadonlyMap<Tensor, Entry>;
  readonly root: Formula;
  /** Tensors with more numbers than this are written as a summary. */
  readonly most: number;
  /** Leaves are written whole all the same. */
  readonly leafData: boolean;
}

/** Where a node belongs. */
export type NodePlace = Pick<GraphNode, "scope" | "source">;

/** The node of a tensor; one edge for each of its arguments, the first with the number `next`, is added to `edges`. */
export function writeNode(
  tensor: Tensor,
  place: NodePlace,
  gradients: Gradients | null,
  writing: Writing,
  edges: GraphEdge[],
  next: number,
): GraphNode {
  const { entries, most, leafData } = writing;
  const { creator } = tensor;
  const entry = entries.get(tensor)!;
  const written = creator && writeEdges(creator, entry, gradients, writing, edges, next);
  const gradient = gradients?.gradientOf(tensor) ?? null;
  return {
    id: entry.id,
    kind: creator ? "op" : !tensor.requiresGrad ? "constant" : "assign" in tensor ? "parameter" : "variable",
    op: creator?.op ?? null,
    label: creator?.label ?? "",
    name: tensor.name,
    symbol: entry.formula.text,
    attributes: creator ? attributesDoc(creator.attributes) : {},
    value: creator === null && leafData ? valueDoc(tensor, Infinity) : valueOf(tensor, entry, most),
    gradient: gradient && valueDoc(gradient, most),
    accumulated: accumulatedDoc(tensor, gradient, most),
    latex: written?.latex ?? "",
    text: written?.text ?? "",
    scope: place.scope,
    source: place.source,
  };
}

function valueOf(tensor: Tensor, entry: Entry, most: number): ValueDoc {
  return (entry.value ??= valueDoc(tensor, most));
}

/** Adds the edges of a node, and returns the operation applied to the names of its inputs. */
function writeEdges(
  node: OpNode,
  output: Entry,
  gradients: Gradients | null,
  { entries, root, most }: Writing,
  edges: GraphEdge[],
  next: number,
): Formula {
  const { inputs } = node;
  const sources = inputs.map((input) => entries.get(input)!);
  const formulas = sources.map((source) => source.formula);
  inputs.forEach((input, argIndex) => {
    const contribution = gradients?.contributionOf(node, argIndex) ?? null;
    const { local, pullback } = backwardDoc(node, argIndex, input, formulas, output.formula, root, most);
    edges.push({
      id: `e${next + argIndex}`,
      from: sources[argIndex]!.id,
      to: output.id,
      argIndex,
      forward: valueOf(input, sources[argIndex]!, most),
      local,
      pullback,
      contribution: contribution && valueDoc(contribution, most),
    });
  });
  return formulaOf(node, ...formulas);
}

/** A node of any copy of the library that has local derivatives says so by its method. */
function isElementwise(node: OpNode): node is ElementwiseNode {
  return "partials" in node;
}

/** What one argument gets back: its local derivative, and a formula where that alone does not say it. */
function backwardDoc(
  node: OpNode,
  argument: number,
  input: Tensor,
  formulas: readonly Formula[],
  output: Formula,
  root: Formula,
  most: number,
): Pick<GraphEdge, "local" | "pullback"> {
  const value = node.localDerivative(argument);
  if (value === null || !isElementwise(node)) {
    return { local: null, pullback: formulaDoc(node.vjpFormula(argument, upstream(), ...formulas)) };
  }
  const rule = node.partials<Formula>(symbols, output, ...formulas)[argument]!();
  const { latex, text } = typeof rule === "number" ? numberFormula(rule) : rule;
  const local = { value: valueDoc(value, most), latex, text };
  const axes = repeatedAxes(input.shape, node.output!.shape);
  return { local, pullback: axes.length === 0 ? null : summed(symbols.mul(upstream(), rule), axes) };

  function upstream(): Formula {
    return new Formula(
      `\\frac{\\partial ${root.latex}}{\\partial ${output.latex}}`,
      `∂${root.text}/∂${output.text}`,
    );
  }
}

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

/** A leaf's `.grad`, when it is not the gradient of this pass alone. */
function accumulatedDoc(tensor: Tensor, gradient: Tensor | null, most: number): ValueDoc | null {
  if (tensor.creator !== null || gradient === null || tensor.grad === null) return null;
  const kept = tensor.grad;
  return kept.data.every((value, i) => isSame(value, gradient.data[i]!)) ? null : valueDoc(kept, most);
}

/** NaN is the same as NaN, as nothing has been added to it then, and −0 as 0. */
function isSame(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
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
