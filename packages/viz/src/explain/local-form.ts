import { formulaOf } from "@leibniz/core";
import type { FormulaDoc } from "../graph/graph-doc.ts";
import type { BackwardStep, Derivation, EdgeStep, ForwardStep, SumStep } from "./derivation.ts";
import { derivativeOf, type GraphIndex, shownSymbol } from "./graph-index.ts";
import type { Explained } from "./explained.ts";
import type { ExplainWords } from "./language.ts";
import { operationOf } from "./op-rules.ts";
import { factor, joined, printed } from "./printed.ts";
import { type Group, type Line, lineOf, type Section, sectionOf, type Working } from "./working.ts";
import { NamedFormulas } from "./written.ts";

/** The chain rule edge by edge: upstream × local = contribution, and the sum at each junction. */
export function localForm(explained: Explained, derivation: Derivation): Working {
  const writer = new LocalWriter(explained, derivation);
  return {
    ...explained.title(),
    sections: [writer.forward(), writer.backward(), ...writer.gradients(), ...writer.checks()],
  };
}

class LocalWriter {
  readonly words: ExplainWords;
  readonly #explained: Explained;
  readonly #graph: GraphIndex;
  readonly #derivation: Derivation;

  constructor(explained: Explained, derivation: Derivation) {
    this.words = explained.words;
    this.#explained = explained;
    this.#graph = explained.graph;
    this.#derivation = derivation;
  }

  say(value: string): string {
    return this.#explained.say(value);
  }

  forward(): Section {
    const lines = this.#derivation.forward.map((step) => {
      const numbers = step.numbers === null ? [] : [step.numbers];
      const sides = [step.symbol, step.formula, ...numbers, printed(step.value)];
      return lineOf(sides, () => this.#spokenStep(step), {
        remark: step.source === null ? "" : `(${step.source})`,
      });
    });
    return sectionOf(this.words.forward, [{ lead: null, lines }]);
  }

  backward(): Section {
    const { differentiated, backward, result } = this.#derivation;
    const seed = printed(backward[0]?.upstream ?? "1");
    const first = derivativeOf(result, result);
    const name = shownSymbol(this.#graph.root);
    const start = lineOf(
      [first, seed],
      this.words.spokenIs(this.words.derivative(name, name), this.say(seed.text)),
    );
    return {
      ...sectionOf(
        this.words.backward,
        { [Symbol.iterator]: () => this.#groups(differentiated ? [{ lead: null, lines: [start] }] : []) },
        differentiated ? null : this.words.notComputed,
      ),
      spokenHeading: this.words.spokenBackward,
    };
  }

  gradients(): Section[] {
    const { gradients, result } = this.#derivation;
    if (gradients.length === 0) return [];
    const { words } = this;
    const root = shownSymbol(this.#graph.root);
    const lines = gradients.map(({ node, leaf, value, gradient, accumulated }) => {
      const more = accumulated === null ? "" : `    ${words.accumulated(accumulated)}`;
      return lineOf(
        [derivativeOf(result, leaf), printed(gradient)],
        () => words.spokenIs(words.derivative(root, shownSymbol(node)), this.say(gradient)),
        { remark: `${words.at(leaf.text, value)}${more}` },
      );
    });
    const rows = gradients.map(({ leaf, value, gradient, accumulated }) => [
      leaf.text,
      value,
      accumulated === null ? gradient : `${gradient} ${words.accumulatedShort(accumulated)}`,
    ]);
    const table = { head: [words.leaf, words.value, words.gradient], rows };
    return [{ ...sectionOf(words.gradients, [{ lead: null, lines }]), table }];
  }

  /** The numerical derivatives, each beside its gradient, where the program is there to be run again. */
  checks(): Section[] {
    const { words } = this;
    const lines = this.#explained.wrt.flatMap((node) => {
      const { remark, speech } = this.#explained.numerical(node);
      if (remark === "") return [];
      const value = this.#explained.print(node.gradient);
      const spoken = words.spokenIs(this.#explained.spokenDerivative(node), this.say(value));
      return [lineOf([this.#explained.derivative(node), printed(value)], `${spoken} ${speech}`, { remark })];
    });
    return lines.length === 0 ? [] : [sectionOf(words.check, [{ lead: null, lines }])];
  }

  *#groups(first: readonly Group[]): Generator<Group> {
    yield* first;
    for (const step of this.#derivation.backward) yield this.#group(step);
  }

  #group(step: BackwardStep): Group {
    return {
      lead: lineOf([step.symbol, step.formula], ""),
      lines: [...step.edges.map((edge) => this.#edge(step, edge)), ...step.sums.map((sum) => this.#sum(sum))],
    };
  }

  #edge(step: BackwardStep, edge: EdgeStep): Line {
    const { result } = this.#derivation;
    return lineOf(
      [derivativeOf(result, edge.input), ...this.#chain(step, edge), printed(edge.contribution)],
      () => this.#spokenEdge(step, edge),
      { before: edge.partial ? this.words.oneTerm : "", partial: edge.partial },
    );
  }

  #spokenEdge(step: BackwardStep, { node, local, upstream, contribution, partial }: EdgeStep): string {
    const { words } = this;
    const spoken = words.derivative(shownSymbol(this.#graph.root), shownSymbol(node));
    const [through, sent] = [shownSymbol(step.node), this.say(contribution)];
    if (local === null) return words.spokenPullback(spoken, through, sent, partial);
    return words.spokenEdge(spoken, through, this.say(upstream), this.say(local.value), sent, partial);
  }

  /** ∂L/∂y · ∂y/∂x, then the rule, then the numbers. */
  #chain(step: BackwardStep, { input, local, pullback, upstream }: EdgeStep): FormulaDoc[] {
    const arrived = derivativeOf(this.#derivation.result, step.symbol);
    if (local === null) {
      const through = {
        latex: `${arrived.latex} \\cdots`,
        text: `${arrived.text} through ${step.formula.text}`,
      };
      return [pullback ?? through];
    }
    const loose = /[ −-]/.test(local.text);
    const rule = {
      latex: loose ? `\\left(${local.latex}\\right)` : local.latex,
      text: loose ? `(${local.text})` : local.text,
    };
    return [
      joined([arrived, derivativeOf(step.symbol, input)], "·"),
      ...(local.text === local.value ? [] : [joined([printed(upstream), rule], "·")]),
      joined([printed(upstream), factor(local.value)], "·"),
    ];
  }

  #sum(sum: SumStep): Line {
    return lineOf(
      [
        derivativeOf(this.#derivation.result, sum.input),
        joined(sum.terms.map(printed), "+"),
        printed(sum.total),
      ],
      () => this.#spokenSum(sum),
    );
  }

  #spokenSum({ node, terms, total }: SumStep): string {
    const spoken = this.words.derivative(shownSymbol(this.#graph.root), shownSymbol(node));
    return this.words.spokenSum(
      spoken,
      terms.map((term) => this.say(term)),
      this.say(total),
    );
  }

  #spokenStep(step: ForwardStep): string {
    const operation = operationOf(step.node);
    const formulas = new NamedFormulas(this.#explained.language);
    const inputs = this.#graph.into(step.node.id).map((edge) => formulas.of(this.#graph.node(edge.from)));
    const formula =
      operation === null
        ? `${step.node.op ?? ""} ${inputs.map((input) => formulas.write(input).spoken).join(", ")}`
        : formulas.write(formulaOf(operation, ...inputs)).spoken;
    return this.words.spokenForward(shownSymbol(step.node), formula, this.say(step.value));
  }
}
