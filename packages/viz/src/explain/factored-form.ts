import type { GraphEdge, GraphNode } from "../graph/graph-doc.ts";
import { type Explained, NOTHING } from "./explained.ts";
import { shownSymbol } from "./graph-index.ts";
import { factor, joined, printed } from "./printed.ts";
import { type Line, lineOf, sectionOf, type Working } from "./working.ts";

/**
 * The sum over all paths with its common factors taken out, as backward computes it: one line for each junction, from
 * the root back, that refers to the lines above it. Its length grows with the graph and not with the paths.
 */
export function factoredForm(explained: Explained): Working {
  const { graph, words } = explained;
  const wanted = new Set(explained.wrt.map((node) => node.id));
  const between = graph.dependingOn(wanted);
  const outOf = (node: GraphNode) => graph.outOf(node.id).filter((edge) => between.has(edge.to));
  // Where a path may part from another or meet it: from one such node to the next, a chain has no branches.
  const isJunction = (node: GraphNode): boolean =>
    node === graph.root ||
    wanted.has(node.id) ||
    outOf(node).length > 1 ||
    graph.into(node.id).filter((edge) => between.has(edge.from)).length > 1;

  const chainFrom = (edge: GraphEdge): GraphEdge[] => {
    const chain = [edge];
    for (let node = graph.node(edge.to); !isJunction(node); node = graph.node(chain.at(-1)!.to)) {
      chain.push(outOf(node)[0]!);
    }
    return chain.reverse();
  };

  const line = (node: GraphNode): Line => {
    const spoken = explained.spokenDerivative(node);
    const value = explained.print(node.gradient);
    const { remark, speech } = wanted.has(node.id) ? explained.numerical(node) : NOTHING;
    const left = explained.derivative(node);
    if (node === graph.root) {
      return lineOf(
        [left, printed(value)],
        `${words.spokenIs(spoken, explained.say(value))} ${speech}`.trim(),
        { remark },
      );
    }
    const terms = outOf(node).map((edge) => termOf(explained, chainFrom(edge)));
    const contributions = outOf(node).map((edge) => explained.print(edge.contribution));
    const single = terms.length === 1;
    const numbers = terms.every((term) => term.numbers !== null)
      ? [
          joined(
            terms.map((term) => term.numbers!),
            "+",
          ),
        ]
      : [];
    const sums = single ? [] : [joined(contributions.map(factor), "+")];
    const said = contributions.map((each) => explained.say(each));
    return lineOf(
      [
        left,
        joined(
          terms.map((term) => term.symbols),
          "+",
        ),
        ...numbers,
        ...sums,
        printed(value),
      ],
      `${
        single && terms[0]!.factors !== null
          ? words.spokenProduct(
              spoken,
              terms[0]!.factors.map((each) => explained.say(each)),
              explained.say(value),
            )
          : single
            ? words.spokenIs(spoken, explained.say(value))
            : words.spokenSum(spoken, said, explained.say(value))
      } ${speech}`.trim(),
      { remark },
    );
  };

  const junctions = graph.doc.nodes.filter((node) => between.has(node.id) && isJunction(node)).reverse();
  const note = graph.doc.differentiated ? null : words.notComputed;
  return {
    ...explained.title(),
    sections: [
      sectionOf(words.factored(shownSymbol(graph.root)), [{ lead: null, lines: junctions.map(line) }], note),
    ],
  };
}

/** The gradient at the end of a chain, times the local derivatives along it. */
function termOf(explained: Explained, chain: readonly GraphEdge[]) {
  const { graph } = explained;
  const end = graph.node(chain[0]!.to);
  const symbols = joined(
    [
      explained.derivative(end),
      ...chain.map((edge) => explained.derivative(graph.node(edge.from), graph.node(edge.to))),
    ],
    "·",
  );
  const values = [end.gradient, ...chain.map((edge) => edge.local?.value ?? null)];
  const scalar =
    values.every((value) => value !== null && value.shape.length === 0) &&
    chain.every(({ forward }) => forward.shape.length === 0);
  const factors = scalar ? values.map((value) => explained.print(value)) : null;
  const numbers =
    factors &&
    joined(
      factors.map((each, i) => (i > 0 ? factor(each) : printed(each))),
      "·",
    );
  return { symbols, numbers, factors };
}
