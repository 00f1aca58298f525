import { variable } from "@leibniz/core";
import {
  diffGraphs,
  type DiffDrawOptions,
  drawDiff,
  type Drawing,
  type GraphDoc,
  graphOf,
  toSvg,
} from "@leibniz/viz";
import { graphvizCli } from "@leibniz/viz/node";
import { describe, expect, it } from "vitest";
import { parseXml } from "../draw/strict-xml.ts";
import { biasGradient, lossOfBatch, sharedStart, softmaxOfMatrix } from "./defects.ts";

async function drawn(a: GraphDoc, b: GraphDoc, options?: DiffDrawOptions): Promise<Drawing> {
  return drawDiff(diffGraphs(a, b), a, b, graphvizCli, options);
}

const SIGN = /^[≠∂+−]$/;

/** What is framed, as `a ≠ n3`: the side, the signs of the frame, and the node or the edge. */
function framed({ groups }: Drawing): string[] {
  return groups
    .filter(({ kind, node }) => kind === "difference" && node !== null)
    .map(({ id, node, edge, marks }) => {
      const signs = marks.flatMap((mark) =>
        mark.kind === "text" && SIGN.test(mark.text) ? [mark.text] : [],
      );
      return `${id[0]} ${signs.join("") || "·"} ${id.includes("-first-") ? (edge ?? node) : node}`;
    })
    .sort();
}

const idOf = (doc: GraphDoc, name: string): string => doc.nodes.find((node) => node.name === name)!.id;

describe("drawDiff", () => {
  it("B04: marks the wire from b1 into its layer, in both, and nothing else", async () => {
    const { wrong, right } = biasGradient();
    const edge = wrong.edges.find(({ from }) => from === idOf(wrong, "b1"))!.id;
    expect(framed(await drawn(wrong, right))).toEqual([`a ∂ ${edge}`, `b ∂ ${edge}`]);
  });

  it("B11: marks the sum forward, and the first wire whose gradient differs backward", async () => {
    const { wrong, right } = softmaxOfMatrix();
    const diff = diffGraphs(wrong, right);
    const found = framed(await drawn(wrong, right));
    expect(wrong.nodes.find(({ id }) => id === diff.firstForward!.a!.node)!.op).toBe("sum");
    for (const [side, wire] of [
      ["a", diff.firstForward!.a!],
      ["b", diff.firstForward!.b!],
    ] as const) {
      const edge = wrong.edges.find(({ from }) => from === wire.node)!.id;
      expect(found).toContain(`${side} ≠ ${edge}`);
    }
    expect(found.filter((frame) => frame.includes("∂"))).toHaveLength(2);
  });

  it("B12: marks the loss, and where only the gradient is wrong the wire from x", async () => {
    const { wrong, right, sums } = lossOfBatch();
    const loss = idOf(wrong, "L");
    expect(framed(await drawn(wrong, right))).toEqual([`a ≠ ${loss}`, `b ≠ ${loss}`]);
    const edge = wrong.edges.find(({ from }) => from === idOf(wrong, "x"))!.id;
    expect(framed(await drawn(wrong, sums))).toEqual([`a ∂ ${edge}`, `b ∂ ${edge}`]);
  });

  it("B16: marks x, whose wire is both the first forward and, by its gradient, the first backward", async () => {
    const { wrong, right } = sharedStart();
    const frames = framed(await drawn(wrong, right));
    expect(frames.filter((frame) => frame.includes("≠"))).toHaveLength(2);
    expect(frames.filter((frame) => frame.includes("∂"))).toHaveLength(2);
  });

  const chain = (twice: boolean): GraphDoc => {
    const x = variable(3, { name: "x" });
    const root = (twice ? x.exp().neg() : x.exp()).tanh();
    root.backward();
    return graphOf(root);
  };

  it("gives what only one of them has a sign of its own", async () => {
    const inserted = chain(true).nodes.find(({ label }) => label === "×(−1)")!.id;
    expect(framed(await drawn(chain(false), chain(true)))).toContain(`b + ${inserted}`);
    expect(framed(await drawn(chain(true), chain(false)))).toContain(`a − ${inserted}`);
  });

  it("puts short graphs beside each other and long ones below each other, each under its title", async () => {
    const titles = ["wrong.ts", "오른쪽.ts"] as const;
    const place = ({ groups }: Drawing, id: string) => {
      const mark = groups.find((group) => group.id === id)!.marks[0]!;
      return mark.kind === "text" ? mark : expect.fail("a title is a text");
    };
    const short = await drawn(chain(false), chain(true), { titles });
    expect([place(short, "a-title").text, place(short, "b-title").text]).toEqual(titles);
    expect(place(short, "a-title").y).toBe(place(short, "b-title").y);
    const { wrong, right } = softmaxOfMatrix();
    const long = await drawn(wrong, right, { titles });
    expect(place(long, "a-title").x).toBe(place(long, "b-title").x);
    expect(place(long, "b-title").y).toBeGreaterThan(place(long, "a-title").y);
  });

  it("is one whole SVG document: no id twice, and titles are data", async () => {
    const { wrong, right } = sharedStart();
    for (const lang of ["en", "ko", "ja"] as const) {
      const svg = toSvg(await drawn(wrong, right, { lang, titles: ["</svg><script>", "\u202e&\0"] }));
      expect(() => parseXml(svg)).not.toThrow();
      const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(svg).not.toContain("<script");
    }
  });

  it("of two that are the same frames nothing", async () => {
    expect(framed(await drawn(chain(true), chain(true)))).toEqual([]);
  });
});
