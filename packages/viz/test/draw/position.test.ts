import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawGraph, type DrawOptions, type GraphDoc, toSvg } from "../../src/index.ts";
import { formatNumber, formatValue } from "../../src/format-number.ts";
import { graphvizCli } from "../../src/layout/graphviz-cli.node.ts";
import { DocumentWriter } from "./documents.ts";
import { programs } from "./programs.ts";
import { elementsOf, parseXml, type XmlElement } from "./strict-xml.ts";

/** A wire as it stands in an SVG document. */
interface DrawnWire {
  readonly id: string;
  readonly node: string;
  readonly edge: string | null;
  readonly value: string;
  readonly gradient: string;
  /** Heights of the value, the bar and the gradient. */
  readonly heights: readonly [number, number, number];
}

function only(elements: readonly XmlElement[]): XmlElement {
  const [element] = elements;
  if (element === undefined || elements.length !== 1) throw new Error(`${elements.length} instead of one`);
  return element;
}

function wiresOf(svg: string): DrawnWire[] {
  const ofClass = (parent: XmlElement, name: string): XmlElement[] =>
    [...elementsOf(parent)].filter((element) => element.attributes.get("class") === name);
  return ofClass(parseXml(svg), "wire").map((group) => {
    const [value, bar, gradient] = ["value", "bar", "gradient"].map((name) => only(ofClass(group, name)));
    const y = (element: XmlElement | undefined, attribute: string): number =>
      Number(element?.attributes.get(attribute));
    expect(y(bar, "y1")).toBe(y(bar, "y2"));
    return {
      id: group.attributes.get("id") ?? "",
      node: group.attributes.get("data-node") ?? "",
      edge: group.attributes.get("data-edge") ?? null,
      value: value?.text ?? "",
      gradient: gradient?.text ?? "",
      heights: [y(value, "y"), y(bar, "y1"), y(gradient, "y")],
    };
  });
}

/** Every promise of a book picture at once, read from the SVG alone and compared with the document. */
async function check(doc: GraphDoc, options: DrawOptions): Promise<void> {
  const wires = wiresOf(toSvg(await drawGraph(doc, graphvizCli, { ...options, digits: "raw" })));
  for (const { heights, id } of wires) {
    expect(heights[0], id).toBeLessThan(heights[1]);
    // A gradient's letters, 14 pixels at most, are wholly below the bar.
    expect(heights[2] - 10, id).toBeGreaterThan(heights[1]);
  }
  const byEdge = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
  const edges = wires.filter((wire) => wire.edge !== null);
  expect(edges.map((wire) => wire.edge).sort()).toEqual(doc.edges.map((edge) => edge.id).sort());

  const uses = (id: string): string[] => doc.edges.filter((edge) => edge.from === id).map((edge) => edge.id);
  const trunks = doc.nodes.filter(({ id }) => uses(id).length !== 1);
  const others = wires.filter((wire) => wire.edge === null);
  expect(others.map((wire) => wire.node).sort()).toEqual(trunks.map((node) => node.id).sort());

  for (const { id, value, gradient } of trunks) {
    const trunk = others.find((wire) => wire.node === id);
    if (value.shape.length > 0 || gradient === null) continue;
    expect(trunk?.value).toBe(formatNumber(value.data?.[0] ?? NaN, "raw"));
    if (uses(id).length === 0) continue;
    const branches = edges.filter((wire) => uses(id).includes(wire.edge ?? "")).sort(byEdge);
    expect(branches).toHaveLength(uses(id).length);
    const terms = branches.map((wire) => (wire.gradient === "—" ? 0 : Number(wire.gradient)));
    const total = terms.reduce((sum, term) => sum + term, 0);
    const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
    expect(Math.abs(total - Number(trunk?.gradient))).toBeLessThanOrEqual(1e-12 * size);
  }
  for (const edge of doc.edges) {
    const wire = edges.find((one) => one.edge === edge.id);
    expect(wire?.node).toBe(edge.from);
    if (edge.forward.shape.length > 0) continue;
    expect(wire?.value).toBe(formatValue(edge.forward, "raw"));
    const contribution = formatValue(edge.contribution, "raw");
    if (contribution === "—") expect(wire?.gradient).toBe("—");
    // At the border of an opened operation the last digit of the fused gradient may be another.
    else
      expect(Math.abs(Number(wire?.gradient) - Number(contribution))).toBeLessThanOrEqual(
        1e-12 * Math.abs(Number(contribution)),
      );
  }
}

describe.each(["LR", "TB"] as const)("%s", (direction) => {
  test.each(Object.entries(programs()))("%s", { timeout: 60_000 }, (_, doc) => check(doc, { direction }));
});

/** Graphs of + and × over whole numbers: forward by the definitions, backward by the rules for a sum and a product. */
const graphs = fc
  .record({
    leaves: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 4 }),
    ops: fc.array(fc.tuple(fc.constantFrom("+", "×"), fc.nat(99), fc.nat(99)), {
      minLength: 1,
      maxLength: 7,
    }),
  })
  .map(({ leaves, ops }) => {
    const nodes = leaves.map((value) => ({ value, label: "", inputs: [0, 0].slice(2) }));
    for (const [label, first, second] of ops) {
      // The newest node is always used, so that the last one depends on all operations before it.
      const a = nodes.length - 1;
      const b = (first + second) % nodes.length;
      const [x, y] = [nodes[a]?.value ?? 0, nodes[b]?.value ?? 0];
      nodes.push({ label, inputs: first % 2 === 0 ? [a, b] : [b, a], value: label === "+" ? x + y : x * y });
    }
    const gradients = nodes.map(() => 0);
    gradients[nodes.length - 1] = 1;
    const back = (node: number, argument: number): number => {
      const { label, inputs } = nodes[node] ?? { label: "", inputs: [] };
      const other = nodes[inputs[1 - argument] ?? 0]?.value ?? 0;
      return (gradients[node] ?? 0) * (label === "+" ? 1 : other);
    };
    for (let node = nodes.length - 1; node >= 0; node--)
      nodes[node]?.inputs.forEach((input, argument) => {
        gradients[input] = (gradients[input] ?? 0) + back(node, argument);
      });
    const write = new DocumentWriter();
    const ids: string[] = [];
    nodes.forEach(({ value, label, inputs }, node) => {
      const gradient = gradients[node] ?? 0;
      const id =
        label === ""
          ? write.leaf("variable", `x${node}`, value, gradient)
          : write.op(
              label,
              null,
              inputs.map((input, argument) => [ids[input] ?? "", back(node, argument)] as const),
              value,
              gradient,
            );
      ids.push(id);
    });
    return write.document(ids.at(-1) ?? "");
  });

test("any graph of sums and products", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(graphs, fc.constantFrom("LR" as const, "TB" as const), (doc, direction) =>
      check(doc, { direction }),
    ),
    { numRuns: 40 },
  );
});
