import { variable } from "@leibniz/core";
import { renderGraphFromSource } from "graphviz-cli";
import { expect, test } from "vitest";
import { render, type RenderFormat, renderFormats } from "../../src/formats/render.node.ts";
import { UnknownFormatError } from "../../src/formats/unknown-format-error.ts";
import { appleOrange } from "../draw/documents.ts";
import { parseXml } from "../draw/strict-xml.ts";
import { whyNoHangul } from "./fonts-here.ts";
import { parseMermaid } from "./mermaid-parser.ts";
import { readPng } from "./read-png.ts";
import { checkTex } from "./tikz-grammar.ts";

/** What shows that each format is one. */
const readers: Readonly<Record<RenderFormat, (output: string | Uint8Array) => unknown>> = {
  dot: (output) => renderGraphFromSource({ input: String(output) }, { format: "json0", engine: "dot" }),
  svg: (output) => parseXml(String(output)),
  html: (output) => parseXml(String(output).replace("<!doctype html>\n", "")),
  mermaid: (output) => parseMermaid(String(output)),
  tikz: (output) => checkTex(String(output)),
  json: (output) => expect(JSON.parse(String(output))).toEqual(appleOrange()),
  txt: (output) => expect(output).toContain("사과 가격"),
  png: (output) => expect(readPng(output as Uint8Array).width).toBeGreaterThan(1000),
  pdf: (output) =>
    expect(Buffer.from(output as Uint8Array).toString("latin1")).toMatch(/^%PDF-1[^]*%%EOF\n?$/),
};

test.each(renderFormats)("apple and orange as %s", async (format) => {
  if (whyNoHangul !== null && (format === "png" || format === "pdf"))
    return console.warn(`${format} ${whyNoHangul}`);
  const output = await render(appleOrange(), { format, lang: "ko" });
  await readers[format](output);
});

test("a tensor does as well as a document", async () => {
  const x = variable(3, { name: "x" });
  expect(await render(x.mul(2), { format: "dot" })).toContain("digraph");
});

test("options reach every format that has them", async () => {
  const options = { digits: "raw", theme: "dark", direction: "TB", lang: "ko" } as const;
  const svg = await render(appleOrange(), { ...options, format: "svg" });
  for (const part of ["3.3000000000000003", "#14171c", "아래: 기울기"]) expect(svg).toContain(part);
  expect(await render(appleOrange(), { ...options, format: "mermaid" })).toContain("flowchart TB");
  expect(await render(appleOrange(), { ...options, format: "dot" })).toContain("rankdir=TB");
  expect(await render(appleOrange(), { ...options, format: "tikz" })).toContain("{HTML}{14171C}");
  expect(await render(appleOrange(), { ...options, format: "txt" })).toContain("3.3000000000000003");
});

test("an unknown format is refused with those that exist", async () => {
  const format: string = "gif";
  const failed = render(appleOrange(), { format: format as RenderFormat });
  await expect(failed).rejects.toThrow(UnknownFormatError);
  await expect(failed).rejects.toThrow(
    'there is no format "gif"; choose dot, svg, mermaid, tikz, html, json, txt, png, pdf',
  );
});
