import type { GraphEdge, GraphNode } from "../graph/graph-doc.ts";
import { valueDoc } from "../graph/value-doc.ts";
import type { Explained } from "./explained.ts";
import { shownSymbol } from "./graph-index.ts";
import { pathsFrom } from "./paths.ts";
import { factor, joined, printed } from "./printed.ts";
import { type Line, lineOf, type Section, sectionOf, type Working } from "./working.ts";

/**
 * The chain rule as a sum over all paths: along each path the product of the local derivatives.
 *
 * @throws TooManyPathsError
 */
export function pathsForm(explained: Explained): Working {
  const sections = explained.wrt.map((node) => sectionFor(explained, node));
  return { ...explained.title(), sections };
}

function sectionFor(explained: Explained, node: GraphNode): Section {
  const { graph, words } = explained;
  const paths = pathsFrom(graph, node);
  const heading = words.paths(shownSymbol(node), shownSymbol(graph.root), paths.length);
  const notComputed = graph.doc.differentiated ? null : words.notComputed;
  const total = explained.print(node.gradient);
  const spoken = explained.spokenDerivative(node);
  const { remark, speech } = explained.numerical(node);
  const products = paths.map((path) => productAlong(explained, path));
  if (paths.length === 1) {
    const { symbols, numbers, factors } = products[0]!;
    const said =
      factors === null
        ? words.spokenIs(spoken, explained.say(total))
        : words.spokenProduct(
            spoken,
            factors.map((each) => explained.say(each)),
            explained.say(total),
          );
    const sides = [explained.derivative(node), symbols, ...(numbers ?? []), printed(total)];
    return sectionOf(
      heading,
      [{ lead: null, lines: [lineOf(sides, `${said} ${speech}`.trim(), { remark })] }],
      notComputed,
    );
  }
  const lines = products.map(({ symbols, numbers, factors, value }, i): Line => {
    const before = words.path(i + 1);
    const subject = before.replace(/:$/, "");
    const result = value === null ? [] : [printed(value)];
    const said =
      factors === null
        ? value === null
          ? ""
          : words.spokenIs(subject, explained.say(value))
        : words.spokenProduct(
            subject,
            factors.map((each) => explained.say(each)),
            explained.say(value ?? "—"),
          );
    return lineOf([symbols, ...(numbers ?? []), ...result], said, { before });
  });
  const values = products.map(({ value }) => value);
  const known = values.filter((value) => value !== null);
  const sum = known.length === values.length ? [joined(known.map(factor), "+")] : [];
  lines.push(
    lineOf(
      [explained.derivative(node), ...sum, printed(total)],
      `${words.spokenSum(
        spoken,
        known.map((value) => explained.say(value)),
        explained.say(total),
      )} ${speech}`.trim(),
      { remark },
    ),
  );
  return sectionOf(heading, [{ lead: null, lines }], notComputed);
}

/** ∂L/∂L · ∂L/∂t · ∂t/∂x in symbols and, where every factor is one number, in numbers. */
function productAlong(explained: Explained, path: readonly GraphEdge[]) {
  const { graph, live } = explained;
  const symbols = joined(
    [
      explained.derivative(graph.root),
      ...path.map((edge) => explained.derivative(graph.node(edge.from), graph.node(edge.to))),
    ],
    "·",
  );
  const seed = graph.root.gradient;
  const scalars = [seed, ...path.map((edge) => edge.local?.value ?? null)].map((value) =>
    value !== null && value.shape.length === 0 ? value : null,
  );
  const allScalar =
    scalars.every((value) => value !== null) && path.every(({ forward }) => forward.shape.length === 0);
  const factors = allScalar ? scalars.map((value) => explained.print(value)) : null;
  const numbers =
    factors === null
      ? null
      : [
          joined(
            factors.map((each, i) => (i > 0 ? factor(each) : printed(each))),
            "·",
          ),
        ];
  if (allScalar) {
    const value = scalars.reduce((product, each) => product * Number(each.data?.[0] ?? NaN), 1);
    const doc = {
      ...scalars[0]!,
      data: [Number.isFinite(value) ? value : (String(value) as "NaN" | "Infinity" | "-Infinity")],
    };
    return { symbols, numbers, factors, value: explained.print(doc) };
  }
  const found = live?.contribution(path) ?? null;
  return { symbols, numbers, factors, value: found && explained.print(valueDoc(found, 64)) };
}
