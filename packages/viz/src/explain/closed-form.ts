import { type Formula, formulaOf, LeibnizError, numberFormula, SumNode, symbols } from "@leibniz/core";
import type { GraphNode } from "../graph/graph-doc.ts";
import type { Explained } from "./explained.ts";
import { shownSymbol, symbolOf } from "./graph-index.ts";
import { operationOf, partialFormula, product, pulledBack } from "./op-rules.ts";
import { printed } from "./printed.ts";
import { proofSections } from "./proof-sections.ts";
import { type Line, lineOf, sectionOf, type Working } from "./working.ts";
import { NamedFormulas } from "./written.ts";

/** More characters than this nobody reads as one formula. */
const LONGEST = 2_000;

/** Thrown when a derivative in the leaves alone would be too long to be read; `of` names the tensor. */
export class LongFormulaError extends LeibnizError {
  readonly of: string;

  constructor(of: string) {
    const why =
      `the derivative through ${of} is longer than ${LONGEST} characters when it is written in the leaves alone. ` +
      'The form "factored" says the same in one short line for each junction';
    super("explain", why);
    this.of = of;
  }
}
LongFormulaError.prototype.name = "LongFormulaError";

/**
 * Each derivative as one formula in the leaves, by the rules of the operations put into each other, and the proofs of
 * the composites on the way.
 *
 * @throws LongFormulaError
 */
export function closedForm(explained: Explained): Working {
  const { graph, words } = explained;
  const wanted = explained.wrt;
  const between = graph.dependingOn(wanted.map((node) => node.id));
  const names = new NamedFormulas(explained.language);
  const values = closedValues(explained, names);
  const { seed, signal } = seedOf(explained, names);
  const gradients = closedGradients(explained, names, between, values, seed);

  const rootValue = names.write(values.get(graph.root.id)!);
  const shownValue = explained.print(graph.root.value);
  const spokenRoot = words.spokenForward(
    shownSymbol(graph.root),
    rootValue.spoken,
    explained.say(shownValue),
  );
  const lines = wanted.map((node): Line => {
    const formula = names.write(gradients.get(node.id)!);
    const value = explained.print(node.gradient);
    const { remark, speech } = explained.numerical(node);
    const said = words.spokenForward(explained.spokenDerivative(node), formula.spoken, explained.say(value));
    return lineOf(
      [explained.derivative(node), formula, ...(formula.text === value ? [] : [printed(value)])],
      `${said} ${speech}`.trim(),
      { remark },
    );
  });
  const start =
    signal === null
      ? []
      : [lineOf([], `${words.upstreamSignal(signal)}.`, { before: words.upstreamSignal(signal) })];
  const note = graph.doc.differentiated ? null : words.notComputed;
  return {
    ...explained.title(),
    sections: [
      sectionOf(words.forward, [
        {
          lead: null,
          lines:
            graph.root.op === null
              ? []
              : [lineOf([symbolOf(graph.root), rootValue, printed(shownValue)], spokenRoot)],
        },
      ]),
      sectionOf(words.closed(shownSymbol(graph.root)), [{ lead: null, lines: [...start, ...lines] }], note),
      ...proofSections(explained, between),
    ],
  };
}

/** Every tensor in the leaves; one whose formula would be too long keeps its symbol. */
function closedValues({ graph }: Explained, names: NamedFormulas): Map<string, Formula> {
  const values = new Map<string, Formula>();
  for (const node of graph.doc.nodes) {
    const operation = operationOf(node);
    const inputs = graph.into(node.id).map((edge) => values.get(edge.from)!);
    const formula = operation === null ? null : formulaOf(operation, ...inputs);
    values.set(node.id, formula === null || formula.text.length > LONGEST ? named(node, names) : formula);
  }
  return values;
}

function named(node: GraphNode, names: NamedFormulas): Formula {
  const number = node.kind === "constant" && node.name === null && node.value.shape.length === 0;
  return number ? numberFormula(Number(node.value.data?.[0] ?? NaN)) : names.of(node);
}

/** What arrives at the root: the number 1, or the documents' E where it is no single number. */
function seedOf({ graph }: Explained, names: NamedFormulas): { seed: Formula; signal: string | null } {
  const { value, gradient } = graph.root;
  if (value.shape.length === 0 && gradient?.data?.[0] !== undefined) {
    return { seed: numberFormula(Number(gradient.data[0])), signal: null };
  }
  if (value.shape.length === 0) return { seed: numberFormula(1), signal: null };
  const taken = new Set(graph.doc.nodes.map((node) => node.symbol));
  const signal = ["E", "E0", "E1", "E2"].find((name) => !taken.has(name)) ?? "∂L";
  return { seed: names.named(signal), signal };
}

function closedGradients(
  { graph }: Explained,
  names: NamedFormulas,
  between: ReadonlySet<string>,
  values: ReadonlyMap<string, Formula>,
  seed: Formula,
): Map<string, Formula> {
  const gradients = new Map<string, Formula>([[graph.root.id, seed]]);
  for (const node of [...graph.doc.nodes].reverse()) {
    const gradient = gradients.get(node.id);
    if (gradient === undefined) continue;
    if (gradient.text.length > LONGEST) throw new LongFormulaError(shownSymbol(node));
    const edges = graph.into(node.id);
    const inputNodes = edges.map((edge) => graph.node(edge.from));
    const inputs = edges.map((edge) => values.get(edge.from)!);
    const operation = operationOf(node);
    for (const { from, argIndex } of edges) {
      const input = graph.node(from);
      if (!between.has(from) || input.kind === "constant") continue;
      const partial = operation && partialFormula(operation, argIndex, values.get(node.id)!, inputs);
      const whole =
        partial === null
          ? pulledBack({ node, operation, argument: argIndex, gradient, inputs, inputNodes })
          : undone(product(gradient, partial), input, node);
      const term = whole ?? product(gradient, names.derivative(node, input));
      const before = gradients.get(from);
      gradients.set(from, before === undefined ? term : symbols.add(before, term));
    }
  }
  return gradients;
}

/** An argument that was repeated to fit receives the sum over its repetitions. */
function undone(gradient: Formula, input: GraphNode, output: GraphNode): Formula {
  const [own, out] = [input.value.shape, output.value.shape];
  const repeated = own.length !== out.length || own.some((extent, axis) => extent !== out[axis]);
  return repeated ? formulaOf(new SumNode(), gradient) : gradient;
}
