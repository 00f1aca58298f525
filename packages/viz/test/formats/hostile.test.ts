import { renderGraphFromSource } from "graphviz-cli";
import { beforeAll, describe, expect, test } from "vitest";
import { LeibnizError } from "@leibniz/core";
import { MissingFontError } from "../../src/formats/missing-font-error.ts";
import { render, type RenderFormat } from "../../src/formats/render.node.ts";
import type { GraphDoc } from "../../src/graph/graph-doc.ts";
import { DocumentWriter } from "../draw/documents.ts";
import { hostileNames } from "../draw/hostile-names.ts";
import { elementsOf, parseXml } from "../draw/strict-xml.ts";
import { parseMermaid } from "./mermaid-parser.ts";
import { pdfText, whyNoPoppler } from "./poppler.ts";
import { ink, readPng } from "./read-png.ts";
import { checkTex, tikzTexts } from "./tikz-grammar.ts";

/** A graph in which everything that can have a text has the hostile one. */
function hostileGraph(name: string): GraphDoc {
  const write = new DocumentWriter();
  const scope = write.scope(name, write.scope("outer"));
  const x = write.leaf("variable", name, 2, 3, scope);
  const inner = write.op(name, name, [[x, 3]], 4, 1, scope);
  const document = write.document(write.op("+", "y", [[inner, 1]], 5, 1));
  return {
    ...document,
    nodes: document.nodes.map((node) => ({
      ...node,
      text: node.kind === "op" ? name : "",
      latex: name,
      source: name,
    })),
    edges: document.edges.map((edge) => ({
      ...edge,
      local: { text: name, latex: name, value: edge.forward },
      pullback: { text: name, latex: name },
    })),
  };
}

const plain = hostileGraph("plain");
const shapes = {} as { dot: number; mermaid: Awaited<ReturnType<typeof parseMermaid>>; tikz: number };

/** Graphviz's objects: one for each cluster, name, operation and wire. */
async function dotObjects(dot: string): Promise<number> {
  const json = await renderGraphFromSource({ input: dot }, { format: "json0", engine: "dot" });
  return (JSON.parse(json) as { objects: unknown[] }).objects.length;
}

beforeAll(async () => {
  shapes.dot = await dotObjects(await render(plain, { format: "dot" }));
  shapes.mermaid = await parseMermaid(await render(plain, { format: "mermaid" }));
  shapes.tikz = tikzTexts(await render(plain, { format: "tikz" })).length;
});

describe.each(hostileNames)("%s", (_, name) => {
  const doc = hostileGraph(name);
  // Without a name a leaf has no part of its own, and an intermediate result no caption.
  const lost = name.trim() === "" ? 1 : 0;

  test("DOT has the parts that a plain name gives", async () => {
    expect(await dotObjects(await render(doc, { format: "dot" }))).toBe(shapes.dot - lost);
  });

  test("Mermaid finds the parts that a plain name gives", async () => {
    // There a leaf without a name is a dot.
    expect(await parseMermaid(await render(doc, { format: "mermaid" }))).toEqual(shapes.mermaid);
  });

  test.each(["svg", "html"] as const)("%s is strict XML without anything that acts", async (format) => {
    const root = parseXml((await render(doc, { format })).replace("<!doctype html>\n", ""));
    for (const element of elementsOf(root)) {
      expect(["script", "img", "a", "iframe", "foreignObject", "b"]).not.toContain(element.name);
      for (const attribute of element.attributes.keys()) expect(attribute).not.toMatch(/^on|href$|^src$/);
    }
  });

  test("TikZ keeps its grammar, one line for each text", async () => {
    const tex = await render(doc, { format: "tikz" });
    checkTex(tex);
    expect(tikzTexts(tex).length).toBe(shapes.tikz - 2 * lost);
  });

  test("JSON gives the name back, but for halves of characters", async () => {
    const whole = hostileGraph(name.replace(/\p{Surrogate}/gu, "\ufffd"));
    expect(JSON.parse(await render(doc, { format: "json" }))).toEqual(whole);
  });

  test("text keeps its lines, and commands no terminal", async () => {
    const text = await render(doc, { format: "txt" });
    expect(text.split("\n")).toHaveLength((await render(plain, { format: "txt" })).split("\n").length);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  test("PNG decodes", async () => {
    const png = await bytes(doc, "png");
    if (png !== null) expect(ink(readPng(png))).toBeGreaterThan(500);
  });

  test("PDF opens", async () => {
    const pdf = await bytes(doc, "pdf");
    if (pdf !== null && whyNoPoppler === null) expect(pdfText(pdf)).toMatch(/\b5\b/);
  });
});

/** The bytes, or null where the machine has no font for some character: then the error must say which and what to do. */
async function bytes(
  doc: GraphDoc,
  format: Extract<RenderFormat, "png" | "pdf">,
): Promise<Uint8Array | null> {
  try {
    return await render(doc, { format });
  } catch (error) {
    if (!(error instanceof MissingFontError)) throw error;
    expect(error).toBeInstanceOf(LeibnizError);
    expect(error.characters.length).toBeGreaterThan(0);
    console.warn(`not drawn: ${error.message}`);
    return null;
  }
}
