import {
  type ElementwiseNode,
  type Explanation,
  Formula,
  formulaOf,
  numberFormula,
  type OpNode,
  type Scope,
  symbols,
  type Tensor,
} from "@leibniz/core";
import type {
  AttributeDoc,
  FormulaDoc,
  GraphDoc,
  GraphEdge,
  GraphNode,
  GraphScope,
  LocalDoc,
} from "./graph-doc.ts";
import { latexName, SymbolNames } from "./symbol-names.ts";
import { valueDoc } from "./value-doc.ts";

export interface GraphOptions {
  /** Tensors with at most this many numbers are written out whole; larger ones as a summary. Default 64. */
  readonly maxNumbers?: number;
}

/**
 * The computation graph behind a tensor, as a plain document.
 *
 * Gradients are in it when `backward` has run from this tensor: then each edge carries what it contributed.
 * Only what tensors and nodes say of themselves is read, so tensors of another copy of the library do as well.
 *
 * ```ts
 * import { variable } from "@leibniz/core";
 * import { graphOf } from "@leibniz/viz";
 * const apple = variable(100, { name: "apple" });
 * const price = apple.mul(2).mul(1.1);
 * price.backward();
 * const doc = graphOf(price);
 * console.log(doc.nodes.map((node) => node.label || node.name || node.symbol).join(" ")); // apple 2 × 1.1 ×
 * ```
 */
export function graphOf(root: Tensor, options: GraphOptions = {}): GraphDoc {
  const most = options.maxNumbers ?? 64;
  const explanation = root.explanation();
  const tensors = tensorsBefore(root);
  const ids = new Map(tensors.map((tensor, i) => [tensor, `n${i}`]));
  const scopes = new ScopeTable();
  const formulas = nameTensors(tensors, root);
  const edges: GraphEdge[] = [];
  const nodes = tensors.map((tensor): GraphNode => {
    const node = tensor.creator;
    const inputs = node?.inputs.map((input) => formulas.get(input)!) ?? [];
    node?.inputs.forEach((input, argIndex) => {
      const contribution = explanation?.contributionOf(node, argIndex) ?? null;
      edges.push({
        id: `e${edges.length}`,
        from: ids.get(input)!,
        to: ids.get(tensor)!,
        argIndex,
        forward: valueDoc(input, most),
        local: localDoc(node, argIndex, inputs, formulas.get(tensor)!, most),
        pullback: pullbackDoc(node, argIndex, inputs, formulas.get(tensor)!, formulas.get(root)!),
        contribution: contribution && valueDoc(contribution, most),
      });
    });
    const written = node && formulaOf(node, ...inputs);
    return {
      id: ids.get(tensor)!,
      kind: node ? "op" : !tensor.requiresGrad ? "constant" : "assign" in tensor ? "parameter" : "variable",
      op: node?.op ?? null,
      label: node?.label ?? "",
      name: tensor.name,
      symbol: formulas.get(tensor)!.text,
      attributes: node ? attributesDoc(node.attributes) : {},
      value: valueDoc(tensor, most),
      ...gradientsDoc(tensor, explanation, most),
      latex: written?.latex ?? "",
      text: written?.text ?? "",
      scope: scopes.idOf(node?.scope ?? null),
      source: node?.sourceLine ?? null,
    };
  });
  return {
    format: "leibniz-graph",
    version: 1,
    root: ids.get(root)!,
    differentiated: explanation !== null,
    nodes,
    edges,
    scopes: scopes.list,
  };
}

/** Every tensor that `root` depends on, itself last, each after what it depends on. No recursion: graphs are deep. */
function tensorsBefore(root: Tensor): Tensor[] {
  const order: Tensor[] = [];
  const entered = new Set<Tensor>([root]);
  const stack = [{ tensor: root, inputs: root.creator?.inputs ?? [], next: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const input = top.inputs[top.next++];
    if (input === undefined) order.push(stack.pop()!.tensor);
    else if (!entered.has(input)) {
      entered.add(input);
      stack.push({ tensor: input, inputs: input.creator?.inputs ?? [], next: 0 });
    }
  }
  return order;
}

function nameTensors(tensors: readonly Tensor[], root: Tensor): Map<Tensor, Formula> {
  const names = new SymbolNames(tensors.map((tensor) => tensor.name).filter((name) => name !== null));
  const formulas = new Map<Tensor, Formula>();
  for (const tensor of tensors) {
    if (tensor.name === null && tensor.creator === null && !tensor.requiresGrad && tensor.rank === 0) {
      formulas.set(tensor, numberFormula(tensor.item()));
      continue;
    }
    const name = tensor.name ?? (tensor === root ? names.result() : names.between());
    formulas.set(tensor, new Formula(latexName(name), name));
  }
  return formulas;
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
  explanation: Explanation | null,
  most: number,
): Pick<GraphNode, "gradient" | "accumulated"> {
  const gradient = explanation?.gradientOf(tensor) ?? null;
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

/** Numbers the scopes as nodes name them, parents first. */
class ScopeTable {
  readonly list: GraphScope[] = [];
  readonly #ids = new Map<Scope, string>();

  idOf(scope: Scope | null): string | null {
    if (scope === null) return null;
    const known = this.#ids.get(scope);
    if (known !== undefined) return known;
    const parent = this.idOf(scope.parent);
    const id = `s${this.list.length}`;
    this.#ids.set(scope, id);
    this.list.push({ id, name: scope.name, parent });
    return id;
  }
}
