import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it, test } from "vitest";
import { THEMES } from "../../src/draw/palette.ts";
import type { Language } from "../../src/draw/words.ts";
import { plotBars, plotHistogram } from "../../src/plot/plot-bars.ts";
import { plotContour } from "../../src/plot/plot-contour.ts";
import { plotDescent } from "../../src/plot/plot-descent.ts";
import type { PlotDoc } from "../../src/plot/plot-doc.ts";
import { plotToHtml, plotToSvg } from "../../src/plot/plot-files.node.ts";
import { plotFunction, plotNegativeLog, plotTangent } from "../../src/plot/plot-function.ts";
import { plotQuiver } from "../../src/plot/plot-quiver.ts";
import { plotAccuracy, plotLoss } from "../../src/plot/plot-run.ts";
import { contrast } from "../draw/contrast.ts";
import { overlapsInPage } from "../draw/overlaps-in-page.ts";
import { type NamedSvg, picturesIn } from "../draw/pictures.ts";
import { askPage } from "../formats/chromium.ts";

const LONG = { timeout: 300_000 };
const bowl = (x0: number, x1: number): number => x0 ** 2 + x1 ** 2;

/** A training as a log has it. */
const run = (name: string, rate: number) => ({
  name,
  rows: Array.from({ length: 30 }, (_, i) => ({
    step: i + 1,
    epoch: i / 10,
    loss: 2.3 * Math.exp(-rate * i),
    trainAccuracy: 1 - Math.exp(-rate * i),
    testAccuracy: 0.95 - 0.9 * Math.exp(-rate * i),
  })),
});

const plots: Readonly<Record<string, (lang: Language) => PlotDoc>> = {
  loss: (lang) => plotLoss(run("run", 0.1), { lang }),
  "losses of several runs": (lang) =>
    plotLoss([run("확률적 경사 하강법", 0.1), run("AdaGrad", 0.05), run("Adam", 0.2)], { lang }),
  accuracy: (lang) => plotAccuracy(run("run", 0.1), { lang }),
  function: (lang) => plotFunction({ sine: Math.sin, cosine: Math.cos }, { lang }),
  "great numbers": (lang) => plotFunction((x: number) => 1e6 * x ** 3, { xDomain: [-1e6, 1e6], lang }),
  "small numbers": (lang) => plotFunction((x: number) => 1e-9 * x, { xDomain: [-1e-5, 2e-5], lang }),
  tangent: (lang) => plotTangent((x: number) => 0.01 * x ** 2 + 0.1 * x, { at: 5, lang }),
  "minus log": (lang) => plotNegativeLog({ lang }),
  quiver: (lang) => plotQuiver(bowl, { lang }),
  contour: (lang) => plotContour(bowl, { lang }),
  descent: (lang) => plotDescent(bowl, { start: [-3, 4], lang }),
  bars: (lang) =>
    plotBars(
      { y: [0.1, 0.2, 0.7], t: [0, 0, 1] },
      { names: ["고양이", "a rather long name of a class", "dog"], facts: { loss: 0.51 }, lang },
    ),
  histogram: (lang) =>
    plotHistogram({ "layer 1": [0, 0.1, 0.5, 1], "계층 2": [0.2, 0.3], "layer 3": [0.9, 1] }, { lang }),
  "a narrow one": (lang) => plotLoss(run("run", 0.1), { width: 240, height: 200, lang }),
  "a long title": (lang) =>
    plotFunction(Math.sin, { title: "경사 하강법 and a long title ".repeat(6), lang }),
};

async function drawn(lang: Language, theme: (typeof THEMES)[number]): Promise<NamedSvg[]> {
  return Promise.all(
    Object.entries(plots).map(async ([name, make]) => ({
      name: `${name}, ${lang}, ${theme}`,
      svg: await plotToSvg(make(lang), { theme }),
    })),
  );
}

test(
  "the measurement finds a tick's text on another, one that is cut, and a name beside its legend",
  LONG,
  async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80" viewBox="0 0 200 80"><g class="plot" font-size="12">' +
      '<g transform="translate(0,9)"><text transform="translate(50,30)" dy="0.3em">1000</text>' +
      '<text transform="translate(60,30)" dy="0.3em">2000</text><text transform="translate(190,0)">300</text></g></g>' +
      '<g class="legend"><rect x="10" y="60" width="20" height="15"/><text x="14" y="70" font-size="12">a name</text></g></svg>';
    const { plot } = await overlapsInPage([{ name: "plot", svg }]);
    expect(plot).toEqual({
      texts: 4,
      faults: ["1000 overlaps 2000", "300 leaves the picture", "a name leaves its box"],
    });
  },
);

test("no text of a plot overlaps another or is cut", LONG, async () => {
  const committed = picturesIn("docs/images", "plot-");
  expect(committed.length).toBeGreaterThan(10);
  const all = [
    ...committed,
    ...(await drawn("en", "light")),
    ...(await drawn("ko", "dark")),
    ...(await drawn("ja", "print")),
  ];
  const found = await overlapsInPage(all);
  expect(Object.keys(found)).toHaveLength(all.length);
  for (const [name, { texts }] of Object.entries(found)) expect(texts, name).toBeGreaterThan(5);
  expect(
    Object.entries(found).flatMap(([name, { faults }]) => faults.map((fault) => `${name}: ${fault}`)),
  ).toEqual([]);
});

/** The colours in which a page paints texts, the numbers of the axes among them, and that of the ground. */
const painted = `async () => {
  const hex = (colour) => "#" + colour.match(/[\\d.]+/g).slice(0, 3).map((part) => Number(part).toString(16).padStart(2, "0")).join("");
  return [...document.querySelectorAll("svg")].map((svg) => ({
    ground: hex(getComputedStyle(svg.querySelector("rect")).fill),
    texts: [...svg.querySelectorAll("text")].map((text) => {
      const { fill, fillOpacity, opacity } = getComputedStyle(text);
      const isTick = text.closest("[class$=axis-tick-label]") !== null;
      return { text: text.textContent, isTick, fill: hex(fill), opaque: fillOpacity * opacity };
    }),
  }));
}`;

interface Painted {
  readonly ground: string;
  readonly texts: readonly { text: string; isTick: boolean; fill: string; opaque: number }[];
}

it.each(THEMES)(
  "in %s every text, also a tick's, has a contrast of 4.5:1 as it is painted",
  LONG,
  async (theme) => {
    const pictures = await drawn("ko", theme);
    const page = `<!doctype html><meta charset="utf-8"><body>${pictures.map(({ svg }) => svg).join("")}</body>`;
    const answer = askPage(page, painted) as Painted[];
    expect(answer).toHaveLength(pictures.length);
    for (const { ground, texts } of answer) {
      expect(texts.filter(({ isTick }) => isTick).length).toBeGreaterThan(3);
      for (const { text, fill, opaque } of texts) {
        expect(contrast(fill, ground), `${text} in ${fill} on ${ground}`).toBeGreaterThanOrEqual(4.5);
        expect(opaque, text).toBe(1);
      }
    }
  },
);

describe("axe finds no violation in the page of a plot", () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const check = `async () => {
    const { violations, passes } = await axe.run();
    return { passes: passes.length, violations: violations.map(({ id, nodes }) => id + ": " + nodes[0].html) };
  }`;

  it.each([
    ["tangent", "ko", "light"],
    ["bars", "en", "dark"],
    ["histogram", "ja", "high-contrast"],
    ["losses of several runs", "ko", "print"],
  ] as const)("of %s in %s, %s", LONG, async (name, lang, theme) => {
    const page = await plotToHtml(plots[name]!(lang), { theme });
    const { passes, violations } = askPage(page, check, { library: axe }) as {
      passes: number;
      violations: string[];
    };
    expect(violations).toEqual([]);
    expect(passes).toBeGreaterThan(15);
  });
});
