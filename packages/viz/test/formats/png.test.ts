import { Resvg } from "@resvg/resvg-js";
import { expect, test } from "vitest";
import { drawGraph } from "../../src/draw/draw-graph.ts";
import { toSvg } from "../../src/draw/svg.ts";
import { MissingFontError } from "../../src/formats/missing-font-error.ts";
import { toPng } from "../../src/formats/png.node.ts";
import { graphvizCli } from "../../src/layout/graphviz-cli.node.ts";
import { appleOrange } from "../draw/documents.ts";
import { whyNoHangul, whyNoLatin } from "./fonts-here.ts";
import { ink, readPng } from "./read-png.ts";

const withText = (text: string): string =>
  '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><rect width="200" height="50" fill="#fff"/>' +
  `<title>\u{10fffd}</title><text x="10" y="30" font-size="20">${text}</text></svg>`;

/** No font may have a glyph for what is in private use and the last of its plane. */
const NOBODY_HAS = "\u{10fffd}";

test.skipIf(whyNoHangul !== null)("apple and orange as an image of its size, with its Hangul", async () => {
  const drawing = await drawGraph(appleOrange(), graphvizCli, { lang: "ko" });
  const image = readPng(await toPng(toSvg(drawing), { scale: 1 }));
  expect([image.width, image.height]).toEqual([Math.round(drawing.width), Math.round(drawing.height)]);
  const twice = readPng(await toPng(toSvg(drawing)));
  expect([twice.width, twice.height]).toEqual([2 * image.width, 2 * image.height]);
  const nameless = { ...drawing, groups: drawing.groups.filter((group) => group.kind !== "name") };
  expect(ink(image)).toBeGreaterThan(ink(readPng(await toPng(toSvg(nameless), { scale: 1 }))) + 100);
});

test.skipIf(whyNoHangul !== null)(
  "Hangul leaves ink, as much in a run of an entity as of a letter",
  async () => {
    const letters = ink(readPng(await toPng(withText("사과"))));
    expect(letters).toBeGreaterThan(100);
    expect(ink(readPng(await toPng(withText("&#xC0AC;&#44284;"))))).toBe(letters);
  },
);

test.skipIf(whyNoLatin !== null)(
  "a character that no font has is an error with the remedy in one line, not a gap",
  async () => {
    // What would happen otherwise: the renderer draws nothing and says nothing.
    const silent = new Resvg(withText(NOBODY_HAS), { font: { loadSystemFonts: false } }).render();
    expect(ink(readPng(new Uint8Array(silent.asPng())))).toBe(0);

    const error = await toPng(withText(`a${NOBODY_HAS}`)).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(MissingFontError);
    expect(error).toMatchObject({ name: "MissingFontError", characters: [NOBODY_HAS] });
    expect(String(error)).toContain("U+10FFFD");
    expect(String(error)).toContain("fontFiles");
    expect(String(error)).not.toContain("\n");
  },
);

test.each([
  ["사", "fonts-nanum"],
  ["あ", "fonts-noto-cjk"],
  ["🍎", "fonts-symbola"],
  ["∂", "fonts-dejavu-core"],
])("for %s the remedy is %s", (character, remedy) => {
  expect(new MissingFontError("png", [character]).message).toContain(remedy);
});

test("a font file that is none is named", async () => {
  const file = new URL(import.meta.url).pathname;
  await expect(toPng(withText("a"), { fontFiles: [file] })).rejects.toThrow(
    /font file ".*png\.test\.ts": not a/,
  );
  await expect(toPng(withText("a"), { fontFiles: ["/no/such.ttf"] })).rejects.toThrow(
    'font file "/no/such.ttf"',
  );
});

test.each([0, -1, NaN, Infinity])("scale %s is refused", async (scale) => {
  await expect(toPng(withText("1"), { scale })).rejects.toThrow("scale must be a positive number");
});

test.skipIf(whyNoLatin !== null)("an image that would fill the memory is refused", async () => {
  await expect(toPng(withText("1"), { scale: 1000 })).rejects.toThrow("pixels are too many");
});

test.skipIf(whyNoLatin !== null)("the same picture gives the same bytes", async () => {
  expect(await toPng(withText("1.1"))).toEqual(await toPng(withText("1.1")));
});
