import { describe, expect, test } from "vitest";
import { drawGraph } from "../../src/draw/draw-graph.ts";
import { escapeTex } from "../../src/formats/tex-text.ts";
import { toTikz } from "../../src/formats/tikz.ts";
import { graphvizCli } from "../../src/layout/graphviz-cli.node.ts";
import { appleOrange, network, square } from "../draw/documents.ts";
import { checkTex, tikzTexts } from "./tikz-grammar.ts";

const draw = (doc = appleOrange()) => drawGraph(doc, graphvizCli, { lang: "ko" });

test("every text of the drawing stands where it stands there", async () => {
  const drawing = await draw();
  const tex = toTikz(drawing);
  const texts = drawing.groups.flatMap((group) => group.marks.filter((mark) => mark.kind === "text"));
  expect(tikzTexts(tex)).toEqual(texts.map((mark) => escapeTex(mark.text)));
  for (const { x, y, text } of texts) {
    expect(tex).toContain(`at (${Number(x.toFixed(3))},${Number(y.toFixed(3))}) {${escapeTex(text)}};`);
  }
});

test("values flow down the page as in the SVG: y grows downwards", async () => {
  expect(toTikz(await draw())).toMatch(/\\begin\{tikzpicture\}\[x=0\.753pt, y=-0\.753pt/);
});

test.each([
  ["a document", {}],
  ["a picture to put into another", { standalone: false }],
  ["in black and white", { theme: "print" }],
] as const)("%s is TeX", async (_, options) => {
  for (const doc of [appleOrange(), network(), square()]) checkTex(toTikz(await draw(doc), options));
});

describe("what Hangul needs", () => {
  test("a document loads it", async () => {
    expect(toTikz(await draw())).toMatch(/^% Compile with lualatex or xelatex[^]*\\usepackage\{kotex\}/);
  });

  test("a picture says it", async () => {
    const tex = toTikz(await draw(), { standalone: false });
    expect(tex).toMatch(/^% Hangul: put \\usepackage\{kotex\} into the preamble\./);
    expect(tex).not.toContain("\\documentclass");
  });

  test("Latin names need nothing", async () => {
    expect(toTikz(await drawGraph(square(), graphvizCli))).not.toContain("kotex");
  });
});

test("colours are those of the theme", async () => {
  expect(toTikz(await draw(), { theme: "dark" })).toContain(
    "\\definecolor{leibniz-background}{HTML}{14171C}",
  );
});

test.each([
  ["100% of $5 & #1_a^b~{}", "100\\% of \\$5 \\& \\#1\\_a\\textasciicircum{}b\\textasciitilde{}\\{\\}"],
  ["\\input{/etc/passwd}", "\\textbackslash{}input\\{/etc/passwd\\}"],
  ["-3.5", "$-$3.5"],
  ["a---b", "a-{}-{}-b"],
  ["x × ∂L", "x $\\times$ $\\partial$L"],
  ["σ", "$\\sigma$"],
  ["two\nlines", "two lines"],
  ["a\u0000b", "a?b"],
])("%j becomes %s", (text, tex) => {
  expect(escapeTex(text)).toBe(tex);
});

describe("the checker of the grammar finds", () => {
  test.each(["{", "}", "$x", "a & b", "\\input{x}", "\\begin{a}\\end{b}", "a_b", "#1", "~", "\\write18{ls}"])(
    "%s",
    (tex) => {
      expect(() => checkTex(tex)).toThrow(SyntaxError);
    },
  );
});
