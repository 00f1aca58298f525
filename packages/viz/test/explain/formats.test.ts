import { softmaxCrossEntropy, type Tensor, tensor, variable } from "@leibniz/core";
import { explain, type ExplainForm, graphOf } from "@leibniz/viz";
import katex from "katex";
import { describe, expect, it } from "vitest";
import { hostileNames } from "../draw/hostile-names.ts";
import { parseXml, type XmlElement } from "../draw/strict-xml.ts";

const forms = ["local", "paths", "factored", "closed"] as const satisfies readonly ExplainForm[];
const languages = ["en", "ko"] as const;

/** A junction, a product and a sum, all around one name. */
function program(name: string): Tensor {
  const x = variable(3, { name });
  const L = x.mul(x).add(x.mul(2)).named(`${name}!`);
  L.backward();
  return L;
}

const names: readonly (readonly [string, string])[] = [
  ...hostileNames,
  ["TeX specials", "\\input{/etc/passwd} $x$ #1 %c ^_~ \\end{align*} \\href{javascript:alert(1)}{x}"],
  ["TeX that would not end", "{ \\left( \\begin{matrix}"],
  ["Markdown", "# a\n- b | c `d` **e** _f_ [g](javascript:h) ![i](j) <k> ~~l~~ $m$"],
  ["an image with a handler", "<img src=x onerror=alert(1)>"],
  ["controls of direction", "a\u202eb\u2066c\u200fd"],
  ["separators of lines", "a\u2028b\u2029c"],
  ["private characters", "a\ue000b\u{f0000}c\u{10ffff}d"],
  ["signs of formulas", "a + b × c / (d − e)**2"],
];

function elementsOf(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(elementsOf)];
}

describe.each(names)("a name with %s is data", (_, name) => {
  const L = program(name);
  const each = forms.flatMap((form) => languages.map((lang) => ({ form, lang, check: false })));

  it("in text and speech: no line breaks of its own, no controls", () => {
    for (const options of each) {
      const plain = explain(program("x"), options);
      const text = explain(L, options);
      expect(text.split("\n")).toHaveLength(plain.split("\n").length);
      const speech = explain(L, { ...options, format: "speech" });
      expect(speech.split("\n")).toHaveLength(
        explain(program("x"), { ...options, format: "speech" }).split("\n").length,
      );
      for (const said of [text, speech]) {
        expect(said).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u,
        );
        expect(said).not.toMatch(/[\ud800-\udfff]/u);
      }
    }
  });

  it("in Markdown: the dollar signs pair, tables keep their columns, no tag is left", () => {
    for (const options of each) {
      const markdown = explain(L, { ...options, format: "markdown" });
      expect(markdown).not.toMatch(/<[a-z/!]/i);
      for (const line of markdown.split("\n")) {
        expect((line.match(/(?<!\\)\$/g) ?? []).length % 2).toBe(0);
        if (line.startsWith("| ")) expect(line.match(/(?<!\\)\|/g)).toHaveLength(4);
        const prose = line.replace(/(?<!\\)\$.*?(?<!\\)\$/g, "").replace(/^(- |#+ |\| --- .*)/, "");
        expect(prose).not.toMatch(/(?<!\\)[`*_[\]<]/);
      }
    }
  });

  it("in LaTeX: every environment is one that KaTeX reads, without trust", () => {
    for (const options of each) {
      const latex = explain(L, { ...options, format: "latex" });
      const blocks = latex.split(/\n\n/).filter((block) => block.trim() !== "");
      for (const block of blocks) {
        expect(block.match(/\\begin\{align\*\}/g)).toHaveLength(1);
        const readable = block.replace(/[\ue000-\uf8ff]/g, "\ufffd");
        expect(() => katex.renderToString(readable, { displayMode: true, strict: "ignore" })).not.toThrow();
      }
    }
  });

  it("in MathML: well-formed, of known elements, with the name as text", async () => {
    for (const options of each) {
      const fragment = await explain(L, { ...options, format: "mathml" });
      const elements = elementsOf(parseXml(fragment));
      const known = /^(section|h2|h3|p|ul|li|table|thead|tbody|tr|th|td|math|semantics|annotation|m[a-z]+)$/;
      for (const element of elements) {
        expect(element.name).toMatch(known);
        for (const attribute of element.attributes.keys())
          expect(attribute).not.toMatch(/^(on|href|src|style)/);
      }
    }
  });
});

describe("MathML", () => {
  it("holds Hangul as text and the chain rule as fractions", async () => {
    const x = variable(3, { name: "사과" });
    const y = x.mul(2).named("y");
    y.backward();
    const fragment = await explain(y, { wrt: x, form: "paths", format: "mathml", lang: "ko" });
    expect(fragment).toMatch(/^<section class="leibniz-derivation" lang="ko">/);
    const elements = elementsOf(parseXml(fragment));
    expect(elements.some((element) => element.name === "mfrac")).toBe(true);
    expect(elements.some((element) => element.name === "mtext" && element.text === "사과")).toBe(true);
    expect(fragment).not.toContain('class="katex"');
  });

  const x = variable([[0.5, 0.25]], { name: "x" });
  const t = tensor([[0, 1]]).named("t");
  it.each<[string, () => Tensor]>([
    ["sigmoid", () => x.sigmoid()],
    ["tanh", () => x.tanh()],
    ["exp", () => x.exp()],
    ["relu", () => x.relu()],
    ["a quotient", () => x.div(x.pow(2).add(1).sqrt())],
    ["abs", () => x.sub(1).abs()],
    ["maximum", () => x.maximum(t)],
    ["softmax", () => x.softmax()],
    ["log softmax", () => x.logSoftmax()],
    ["a product of matrices", () => x.matmul(x.transpose())],
    ["a loss", () => softmaxCrossEntropy(x, t)],
    ["softplus", () => x.softplus()],
    ["gelu", () => x.gelu()],
    ["mean", () => x.mean()],
    ["a choice", () => x.clamp({ min: 0.3 })],
  ])("holds the formulas of %s in every form", async (_, f) => {
    const L = f().sum();
    L.backward();
    for (const form of forms) {
      const fragment = await explain(L, { form, format: "mathml", check: false });
      expect(elementsOf(parseXml(fragment)).some((element) => element.name === "math")).toBe(true);
    }
  });
});

describe("speech", () => {
  const L = (() => {
    const [a, b] = [variable(100, { name: "사과" }), variable(2, { name: "사과 개수" })];
    const price = a.mul(b).mul(1.1).named("지불 금액");
    price.backward();
    return price;
  })();

  it("says upstream times local in Korean, in the documents' words", () => {
    const said = explain(L, { format: "speech", lang: "ko" });
    expect(said).toContain("순전파.");
    expect(said).toContain("역전파:");
    expect(said).toContain(
      "사과에 대한 지불 금액의 미분: t1 노드에서, 상류 1.1 곱하기 국소적 미분 2, 결과 2.2.",
    );
    expect(said).toContain("하류");
    expect(explain(L, { form: "paths", lang: "ko" })).toContain(
      "연쇄 법칙: 사과에서 지불 금액까지의 한 경로",
    );
  });

  it("says it in English, with signs and powers of ten as words", () => {
    const y = variable(1e-9, { name: "x" }).mul(-2);
    y.backward();
    const said = explain(y, { format: "speech" });
    expect(said).toContain(
      "Through L: the upstream gradient 1 times the local derivative minus 2 gives minus 2",
    );
    expect(said).toContain("L is minus 2 times 10 to the power minus 9.");
  });

  it.each(forms)("has no sign that a voice would stumble on, in the form %s", (form) => {
    for (const lang of languages) {
      const said = explain(L, { form, format: "speech", lang });
      expect(said).not.toMatch(/[×·∂=/]|\\|\d-\d/);
      for (const sentence of said.trim().split("\n")) expect(sentence).toMatch(/[.)]$/);
    }
  });
});

it("a document and its program say the same, but for the numerical derivatives", () => {
  const L = program("x");
  for (const form of forms) {
    expect(explain(graphOf(L), { form })).toBe(explain(L, { form, check: false }));
  }
});
