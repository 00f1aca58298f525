import { describe, expect, test } from "vitest";
import { drawGraph } from "../../src/draw/draw-graph.ts";
import { toSvg } from "../../src/draw/svg.ts";
import { toPdf } from "../../src/formats/pdf.node.ts";
import { graphvizCli } from "../../src/layout/graphviz-cli.node.ts";
import { appleOrange, network } from "../draw/documents.ts";
import { whyNoHangul } from "./fonts-here.ts";
import { pdfFonts, pdfPage, pdfText, whyNoPoppler } from "./poppler.ts";
import { ink, readPng } from "./read-png.ts";

const picture = async (): Promise<string> =>
  toSvg(await drawGraph(appleOrange(), graphvizCli, { lang: "ko" }));

describe.skipIf(whyNoHangul !== null || whyNoPoppler !== null)("apple and orange", () => {
  test("its Hangul and numbers can be read back", async () => {
    const text = pdfText(await toPdf(await picture()));
    for (const name of [
      "사과 개수",
      "사과 가격",
      "귤 가격",
      "귤 개수",
      "소비세",
      "지불 금액",
      "아래: 기울기",
    ])
      expect(text).toContain(name);
    expect(text.match(/[\d.]+/g)?.sort()).toEqual(
      "100 2.2 2 110 200 1.1 150 3.3 3 165 450 1.1 650 1.1 1.1 650 715 1".split(" ").sort(),
    );
  });

  test("every font is embedded, a subset, and knows its characters", async () => {
    const fonts = pdfFonts(await toPdf(await picture()));
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+.* yes +yes +yes /);
  });

  test("a page of the size of the picture, with about the ink that the picture has", async () => {
    const drawing = await drawGraph(appleOrange(), graphvizCli, { lang: "ko" });
    const page = readPng(pdfPage(await toPdf(toSvg(drawing))));
    expect(Math.abs(page.width - drawing.width)).toBeLessThanOrEqual(1);
    expect(Math.abs(page.height - drawing.height)).toBeLessThanOrEqual(1);
    const nameless = { ...drawing, groups: drawing.groups.filter((group) => group.kind !== "name") };
    expect(ink(page)).toBeGreaterThan(ink(readPng(pdfPage(await toPdf(toSvg(nameless))))) + 100);
  });

  test("the title of the picture is the title of the document", async () => {
    // Beyond Latin a title is UTF-16 with its byte order mark.
    const title = Buffer.from(`\ufeff지불 금액`, "utf16le")
      .swap16()
      .toString("latin1")
      .replaceAll("\\", "\\\\");
    expect(Buffer.from(await toPdf(await picture())).toString("latin1")).toContain(title.slice(0, 6));
  });
});

test.skipIf(whyNoHangul !== null)("twice the same bytes", async () => {
  const svg = toSvg(await drawGraph(network(), graphvizCli));
  expect(await toPdf(svg)).toEqual(await toPdf(svg));
});

test("a character that no font has is an error", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"><text>\u{10fffd}</text></svg>';
  await expect(toPdf(svg)).rejects.toThrow("pdf: no font has");
});

test("a picture longer than any page is refused with advice", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="50"></svg>';
  await expect(toPdf(svg)).rejects.toThrow("draw a part of the graph, or SVG");
});

test("an SVG without a size is refused", async () => {
  await expect(toPdf('<svg xmlns="http://www.w3.org/2000/svg"></svg>')).rejects.toThrow(
    "does not say its width",
  );
});
