import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { drawGraph } from "../../src/draw/draw-graph.ts";
import { toSvg } from "../../src/draw/svg.ts";
import { toHtml } from "../../src/formats/html.ts";
import { toMermaid } from "../../src/formats/mermaid.ts";
import type { GraphDoc } from "../../src/graph/graph-doc.ts";
import { graphvizCli } from "../../src/layout/graphviz-cli.node.ts";
import { appleOrange, DocumentWriter, network } from "../draw/documents.ts";
import { hostileNames, SCRIPT } from "../draw/hostile-names.ts";
import { shownName } from "../../src/draw/legible-text.ts";
import { askPage, domInChromium } from "./chromium.ts";

const LONG = { timeout: 120_000 };

async function page(doc: GraphDoc, options: Parameters<typeof toHtml>[2] = {}): Promise<string> {
  return toHtml(doc, await drawGraph(doc, graphvizCli, options), options);
}

/** One graph with every hostile name, as a leaf, as an operation's label, as a caption and as a scope. */
function hostileGraph(): GraphDoc {
  const write = new DocumentWriter();
  let last = write.leaf("variable", "x", 1, 1);
  for (const [, name] of hostileNames) {
    const leaf = write.leaf("variable", name, 1, 1);
    last = write.op(
      name,
      name,
      [
        [last, 1],
        [leaf, 1],
      ],
      1,
      1,
      write.scope(name),
    );
  }
  return write.document(last);
}

describe("axe finds no violation", () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const run = `async () => {
    const { violations, passes } = await axe.run();
    return { passes: passes.length, violations: violations.map(({ id, nodes }) => id + ": " + nodes[0].html) };
  }`;

  const check = (html: string, options = {}): { passes: number; violations: string[] } =>
    askPage(html, run, { ...options, library: axe }) as { passes: number; violations: string[] };

  test.each([
    ["light", false, 1000],
    ["dark", true, 1000],
    ["light and narrow", false, 400],
  ] as const)("when the system is %s", LONG, async (_, dark, width) => {
    const { passes, violations } = check(await page(appleOrange(), { lang: "ko" }), { dark, width });
    expect(violations).toEqual([]);
    expect(passes).toBeGreaterThan(15);
  });

  test.each(["light", "dark", "print", "colour-blind", "high-contrast"] as const)(
    "in the theme %s",
    LONG,
    async (theme) => {
      expect(check(await page(network(), { theme })).violations).toEqual([]);
    },
  );

  test("and it finds one where there is one", LONG, async () => {
    const html = (await page(appleOrange())).replace(/<html lang="en">/, "<html>");
    expect(check(html).violations.join(" ")).toContain("html-has-lang");
  });
});

test("when the system is dark, the picture has the colours of the dark theme", LONG, async () => {
  const drawing = await drawGraph(network(), graphvizCli);
  const html = toHtml(network(), drawing);
  const painted = `async () => [...document.querySelectorAll("svg [fill], svg [stroke]")].filter((it) => it.matches("svg *")).map((it) => {
    const { fill, stroke } = getComputedStyle(it);
    return [it.hasAttribute("fill") && it.getAttribute("fill") !== "none" ? fill : "", it.hasAttribute("stroke") ? stroke : ""];
  })`;
  const expected = askPage(`<!doctype html><body>${toSvg(drawing, { theme: "dark" })}</body>`, painted);
  expect(askPage(html, painted, { dark: true })).toEqual(expected);
  expect(askPage(html, painted)).not.toEqual(expected);
});

test.each([320, 400, 1000])(
  "%s pixels wide, the page itself does not scroll sideways",
  LONG,
  async (width) => {
    const found = askPage(
      await page(hostileGraph()),
      "async () => [document.documentElement.scrollWidth <= window.innerWidth, window.innerWidth]",
      { width },
    );
    expect(found).toEqual([true, expect.any(Number)]);
  },
);

describe("no name acts", () => {
  test("the probe can tell: a page with the bare name runs it", LONG, () => {
    const [, name = ""] = hostileNames.find(([what]) => what === "an image with a handler") ?? [];
    expect(name).toContain(SCRIPT);
    expect(domInChromium(`<!doctype html><body>${name}</body>`)).toContain('data-ran="1"');
  });

  test("in the static page, even where scripts are allowed", LONG, async () => {
    const html = await page(hostileGraph());
    expect(askPage(html, 'async () => document.documentElement.hasAttribute("data-ran")')).toBe(false);
    expect(domInChromium(html)).not.toContain('data-ran="1"');
  });

  test("in the SVG, which Chromium reads as strict XML", LONG, async () => {
    const drawing = await drawGraph(hostileGraph(), graphvizCli);
    const dom = domInChromium(toSvg(drawing), { ending: "svg" });
    expect(dom).not.toContain("parsererror");
    expect(dom).not.toContain('data-ran="1"');
    expect(dom).toContain("</svg>");
  });
});

describe("Mermaid in a page", () => {
  let mermaid = "";
  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: 'import mermaid from "mermaid"; globalThis.mermaid = mermaid;',
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      minify: true,
      write: false,
      format: "iife",
      platform: "browser",
    });
    mermaid = outputFiles[0]?.text ?? "";
  }, 120_000);

  const shown = (text: string): unknown =>
    askPage(
      `<!doctype html><meta charset="utf-8"><body><div id="here"></div></body>`,
      `async () => {
        mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
        const { svg } = await mermaid.render("picture", ${JSON.stringify(text).replaceAll("<", "\\u003c")});
        document.getElementById("here").innerHTML = svg;
        return {
          ran: document.documentElement.hasAttribute("data-ran"),
          links: document.querySelectorAll("#here a, #here img, #here script").length,
          texts: [...document.querySelectorAll("#here .nodeLabel, #here .edgeLabel p")].map((it) => it.innerText),
        };
      }`,
      { library: mermaid },
    );

  test("shows the names, and value and gradient of each wire", LONG, () => {
    const { texts } = shown(toMermaid(appleOrange())) as { texts: string[] };
    for (const name of ["사과 가격", "소비세", "×", "+", "지불 금액"]) expect(texts).toContain(name);
    expect(texts).toContain("100\n────\n2.2");
    expect(texts).toContain("715\n────\n1");
  });

  test("shows every hostile name as it is and runs none", LONG, () => {
    const { ran, links, texts } = shown(toMermaid(hostileGraph())) as {
      ran: boolean;
      links: number;
      texts: string[];
    };
    expect([ran, links]).toEqual([false, 0]);
    const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
    const all = new Set(texts.map(plain));
    const lost = hostileNames
      .map(([, name]) => plain(shownName(name)))
      .filter((name) => name !== "" && !all.has(name));
    expect(lost).toEqual([]);
  });
});
