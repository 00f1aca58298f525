import { renderGraphFromSource } from "graphviz-cli";
import { describe, expect, test } from "vitest";
import { drawGraph, type GraphDoc, toDot, toSvg } from "../../src/index.ts";
import { shownName } from "../../src/draw/legible-text.ts";
import { pictureOf } from "../../src/draw/picture-of.ts";
import { graphvizCli } from "../../src/layout/graphviz-cli.node.ts";
import { DocumentWriter, square } from "./documents.ts";
import { hostileNames } from "./hostile-names.ts";
import { fruit, passedTwice, reused } from "./programs.ts";
import { elementsOf, parseXml } from "./strict-xml.ts";
import { shownByGraphviz } from "./shown-by-graphviz.ts";

const style = "micrograd";

function records(doc: GraphDoc): string[] {
  return pictureOf(doc, { style }).parts.flatMap((part) =>
    part.kind === "record" ? part.fields.map((field) => field.text).join(" | ") : [],
  );
}

test("a record for every tensor: name, data, grad", () => {
  expect(records(reused())).toEqual(["x | data 3 | grad 7", " | data 9 | grad 1", "y | data 12 | grad 1"]);
  expect(records(fruit())).toContain("귤 가격 | data 150 | grad 3.3");
});

test("a second pass has a field of its own", () =>
  expect(records(passedTwice())).toContain("w | data 0 | grad 3 | Σ 6"));

test("x·x has two lines from x, and every operation stands before what it made", () => {
  const { parts, links } = pictureOf(square(), { style });
  expect(parts.map((part) => `${part.kind} ${part.id}`)).toEqual(["record n0", "op n1", "record n1_out"]);
  expect(links.map(({ tail, head }) => `${tail} ${head}`).sort()).toEqual(["n0 n1", "n0 n1", "n1 n1_out"]);
});

describe("as SVG", async () => {
  const root = parseXml(toSvg(await drawGraph(fruit(), graphvizCli, { style, lang: "ko" })));
  const groups = [...elementsOf(root)].filter((element) => element.attributes.get("class") === "record");

  test("each record is a box with its fields from left to right, and a title that says them", () => {
    expect(groups).toHaveLength(9);
    const [first] = groups;
    expect(first?.children.find((child) => child.name === "title")?.text).toBe(
      "사과 가격: 값 100, 기울기 2.2",
    );
    const texts = first?.children.filter((child) => child.name === "text") ?? [];
    expect(texts.map((text) => text.text)).toEqual(["사과 가격", "값 100", "기울기 2.2"]);
    const places = texts.map((text) => Number(text.attributes.get("x")));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(first?.children.filter((child) => child.attributes.get("class") === "separator")).toHaveLength(2);
  });

  test("the description says every value and gradient", () => {
    expect(root.children[1]?.text).toContain("잎 5개, 연산 4개. 사과 가격: 값 100, 기울기 2.2.");
  });
});

describe("as DOT", () => {
  test("records and ellipses", () => {
    const dot = toDot(reused(), { style });
    expect(dot).toContain(String.raw`n0 [id="n0", shape=record, label="{x|data\ 3|grad\ 7}"`);
    expect(dot).toContain('shape=ellipse, label="×"');
  });

  test("Graphviz shows each field", async () => {
    const shown = await shownByGraphviz(toDot(fruit(), { style, digits: "raw" }));
    expect(shown).toEqual(
      expect.arrayContaining([
        "귤 가격",
        "data 150",
        "grad 3.3000000000000003",
        "data 715.0000000000001",
        "×",
      ]),
    );
  });

  test.each(["LR", "TB"] as const)("the fields stand side by side in %s", async (direction) => {
    const dot = toDot(square(), { style, direction });
    const svg = await renderGraphFromSource({ input: dot }, { format: "svg", engine: "dot" });
    const heights = [...svg.matchAll(/y="([-\d.]+)"[^>]*>(?:x|data&#160;3|data 3|grad&#160;6|grad 6)</g)].map(
      ([, y]) => y,
    );
    expect(heights).toHaveLength(3);
    expect(new Set(heights).size).toBe(1);
  });

  test.each(hostileNames)("any name is data: %s", async (_, name) => {
    const write = new DocumentWriter();
    const x = write.leaf("variable", name, 3, 1);
    const doc = write.document(write.op(name, null, [[x, 1]], 4, 1));
    const shown = await shownByGraphviz(toDot(doc, { style }));
    // The name, data and grad of the leaf; the operation; data and grad of the result.
    expect(shown.map((text) => text.trim())).toEqual(
      expect.arrayContaining(["data 3", "grad 1", "data 4", "grad 1"]),
    );
    const lines = shown.map((text) => text.replace(/\s+/g, " ").trim());
    if (name.trim() !== "") expect(lines.filter((line) => line === shownName(name))).toHaveLength(2);
  });
});
