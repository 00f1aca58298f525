import { variable } from "@leibniz/core";
import { describe, expect, test } from "vitest";
import { drawGraph } from "../../src/draw/draw-graph.ts";
import { toHtml } from "../../src/formats/html.ts";
import { graphOf } from "../../src/graph/graph-of.ts";
import { graphvizCli } from "../../src/layout/graphviz-cli.node.ts";
import { appleOrange, network } from "../draw/documents.ts";
import { elementsOf, parseXml, type XmlElement } from "../draw/strict-xml.ts";

async function page(doc = appleOrange(), options: Parameters<typeof toHtml>[2] = {}): Promise<string> {
  return toHtml(doc, await drawGraph(doc, graphvizCli, options), options);
}

const read = (html: string): XmlElement[] => [...elementsOf(parseXml(html.replace("<!doctype html>\n", "")))];
const named = (elements: readonly XmlElement[], name: string): XmlElement[] =>
  elements.filter((element) => element.name === name);
const textOf = (element: XmlElement): string => [...elementsOf(element)].map(({ text }) => text).join("");
const rows = (html: string): string[] =>
  named(read(html), "tr").map((row) => row.children.map((cell) => textOf(cell)).join(" | "));

test("the picture, two tables and a sentence for each wire", async () => {
  const doc = appleOrange();
  const elements = read(await page(doc));
  expect(named(elements, "svg")).toHaveLength(1);
  const [values, wires] = named(elements, "tbody");
  expect(values?.children).toHaveLength(doc.nodes.length);
  expect(wires?.children).toHaveLength(doc.edges.length);
  // Eight argument slots and the wire out of the result.
  expect(named(elements, "li").map(textOf)).toHaveLength(9);
});

test("local derivatives: ∂(x·y)/∂x is y", async () => {
  const x = variable(3, { name: "x" });
  const y = variable(5, { name: "y" });
  const z = x.mul(y).named("z");
  z.backward();
  const html = await page(graphOf(z));
  expect(rows(html)).toContain("z | x × y | 15 | 1");
  expect(rows(html)).toContain("x | z | 3 | 1 | y = 5 | 5");
  expect(rows(html)).toContain("y | z | 5 | 1 | x = 3 | 3");
});

test("before backward there is a dash, not 0", async () => {
  const x = variable(3, { name: "x" });
  expect(rows(await page(graphOf(x.mul(2).named("y"))))).toContain("x | variable | 3 | —");
});

describe.each([
  ["en", "Local derivative"],
  ["ko", "상류 기울기"],
  ["ja", "上流の勾配"],
] as const)("in %s", (lang, heading) => {
  test("the page says its language and speaks it", async () => {
    const html = await page(appleOrange(), { lang });
    expect(html).toContain(`<html lang="${lang}">`);
    if (lang !== "en") expect(html).toContain(heading);
  });
});

test("nothing in it can run, load or send", async () => {
  const html = await page(network());
  expect(html).toContain(
    'content="default-src &apos;none&apos;; style-src &apos;unsafe-inline&apos;; base-uri &apos;none&apos;; form-action &apos;none&apos;"',
  );
  for (const { name, attributes } of read(html)) {
    expect([
      "script",
      "iframe",
      "object",
      "embed",
      "link",
      "img",
      "form",
      "a",
      "foreignObject",
    ]).not.toContain(name);
    for (const attribute of attributes.keys()) expect(attribute).not.toMatch(/^on|href$|^src|^style$/);
  }
});

test("with a theme the page has its colours and asks the system nothing", async () => {
  const dark = await page(appleOrange(), { theme: "dark" });
  expect(dark).toContain("--background: #14171c");
  expect(dark).not.toContain("prefers-color-scheme");
  expect(await page()).toContain("prefers-color-scheme: dark");
});

test("two runs give the same text", async () => {
  expect(await page(network())).toBe(await page(structuredClone(network())));
});
