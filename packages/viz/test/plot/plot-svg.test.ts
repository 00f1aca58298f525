import { describe, expect, it } from "vitest";
import { THEMES } from "../../src/draw/palette.ts";
import { paletteOf } from "../../src/draw/palette.ts";
import { plotBars, plotHistogram } from "../../src/plot/plot-bars.ts";
import { plotContour } from "../../src/plot/plot-contour.ts";
import { plotDescent } from "../../src/plot/plot-descent.ts";
import { plotQuiver } from "../../src/plot/plot-quiver.ts";
import { plotFunction, plotNegativeLog, plotTangent } from "../../src/plot/plot-function.ts";
import { plotFigure, plotLoss } from "../../src/plot/plot-run.ts";
import { plotToHtml, plotToPng, plotToSvg } from "../../src/plot/plot-files.node.ts";
import type { PlotDoc } from "../../src/plot/plot-doc.ts";
import { parseRunLog } from "../../src/plot/run-log.ts";
import { MOST_STYLES, seriesStyle } from "../../src/plot/series-style.ts";
import { contrast } from "../draw/contrast.ts";
import { hostileNames } from "../draw/hostile-names.ts";
import { elementsOf, parseXml } from "../draw/strict-xml.ts";
import { all, drawn, layerOf, pathPoints, reader, texts } from "./drawn.ts";
import { whyNoLatin } from "../formats/fonts-here.ts";

const bowl = (x0: number, x1: number): number => x0 ** 2 + x1 ** 2;
const rows = (values: readonly (number | null)[], name = "run"): ReturnType<typeof parseRunLog> =>
  parseRunLog(values.map((loss, i) => JSON.stringify({ step: i + 1, loss })).join("\n"), name);

const plots: Readonly<Record<string, () => PlotDoc>> = {
  loss: () => plotLoss(rows([3, 2, 1])),
  compare: () => plotFigure([rows([3, 2], "a"), rows([2, 1], "b")], "loss"),
  function: () => plotFunction(Math.sin),
  tangent: () => plotTangent(Math.sin, { at: 1 }),
  quiver: () => plotQuiver(bowl),
  descent: () => plotDescent(bowl, { start: [-3, 4] }),
  contour: () => plotContour(bowl),
  histogram: () => plotHistogram({ one: [1, 2, 2, 3], two: [0, 1, 1] }),
  bars: () => plotBars({ y: [0.1, 0.9], t: [0, 1] }),
  "negative log": () => plotNegativeLog(),
};

describe("the SVG of a plot", () => {
  it.each(Object.entries(plots))(
    "of %s is accessible, self-contained and only shapes and texts",
    async (_, make) => {
      const doc = make();
      const source = await plotToSvg(doc);
      const svg = parseXml(source);
      const ids = all(svg, "title")
        .concat(all(svg, "desc"))
        .map((element) => element.attributes.get("id"));
      expect(svg.attributes.get("role")).toBe("img");
      expect(ids).toContain(svg.attributes.get("aria-labelledby"));
      expect(ids).toContain(svg.attributes.get("aria-describedby"));
      expect(all(svg, "desc")[0]!.text).toContain(doc.description);
      const allowed = "svg title desc g path line rect circle text tspan clipPath".split(" ");
      for (const { name, attributes } of elementsOf(svg)) {
        expect(allowed).toContain(name);
        for (const [key, value] of attributes) {
          expect(key).not.toMatch(/^on|href|style/);
          expect(value).not.toMatch(/currentColor|NaN|undefined|url\((?!#)/);
        }
      }
    },
  );

  it.each(Object.entries(plots))("of %s has the same bytes each time", async (_, make) => {
    expect(await plotToSvg(make())).toBe(await plotToSvg(make()));
  });

  it("has other ids than another plot, so that both may stand in one page", async () => {
    const ids = async (doc: PlotDoc) =>
      [...elementsOf(parseXml(await plotToSvg(doc)))].flatMap(({ attributes }) => attributes.get("id") ?? []);
    const [one, other] = [await ids(plots["contour"]!()), await ids(plots["descent"]!())];
    expect(one.length).toBeGreaterThan(2);
    expect(one.filter((id) => other.includes(id))).toEqual([]);
  });

  it.each(THEMES)("in %s has texts and curves of at least 4.5 to 1", async (theme) => {
    const { background } = paletteOf(theme);
    for (let style = 0; style < MOST_STYLES; style++) {
      expect(contrast(seriesStyle(paletteOf(theme), style).colour, background)).toBeGreaterThanOrEqual(4.5);
    }
    for (const make of Object.values(plots)) {
      for (const text of all(await drawn(make(), theme), "text")) {
        const fill = text.attributes.get("fill");
        if (fill !== undefined) expect(contrast(fill, background)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("tells every curve from the others by dash or marker", () => {
    const looks = Array.from({ length: MOST_STYLES }, (_, i) => {
      const { dash, marker } = seriesStyle(paletteOf("print"), i);
      return `${dash} ${marker}`;
    });
    expect(new Set(looks).size).toBe(MOST_STYLES);
  });

  it.each(hostileNames)("keeps %s a text in every place", async (_, name) => {
    const docs = [
      plotFunction({ [name]: Math.sin, other: Math.cos }, { title: name, xLabel: name, yLabel: name }),
      plotFigure([rows([1, 2], name), rows([2, 3], "other")], "loss"),
      plotHistogram({ [`${name} a`]: [1, 2], b: [2, 3] }),
      plotBars({ [`${name} y`]: [1, 2] }, { names: [name, "b"], facts: { [name]: 1 } }),
    ];
    for (const doc of docs) {
      const svg = await drawn(doc);
      expect(all(svg, "script")).toEqual([]);
      const page = await plotToHtml(doc);
      const body = parseXml(page.slice(page.indexOf("<html")));
      expect([...elementsOf(body)].filter(({ name: tag }) => ["script", "b"].includes(tag))).toEqual([]);
    }
  });

  it("speaks Korean and Japanese", async () => {
    const svg = await drawn(plotLoss(rows([3, 2, 1]), { lang: "ko" }));
    expect([texts(svg, "title"), texts(svg, "x-label"), texts(svg, "y-label")]).toEqual([
      ["학습 중 손실"],
      ["반복"],
      ["손실"],
    ]);
    expect(svg.attributes.get("lang")).toBe("ko");
    expect(texts(await drawn(plotLoss(rows([3, 2]), { lang: "ja" })), "y-label")).toEqual(["損失"]);
  });
});

describe("gaps", () => {
  it("are drawn as gaps, a lone value between two as a point, and both are said", async () => {
    const svg = await drawn(plotLoss(rows([5, 4, null, 3, null, 2, 1])));
    const path = all(layerOf(svg, "loss"), "path")[0]!.attributes.get("d")!;
    expect(path.match(/M/g)).toHaveLength(3);
    expect(texts(svg, "note")).toEqual([
      "loss: 2 of 7 values are missing, NaN or infinite, the first at iteration 3: gaps in the curve.",
    ]);
  });

  it("of a function that is infinite somewhere", () => {
    const doc = plotFunction((x: number) => 1 / x, { x: [-1, 0, 1] });
    expect(doc.notes).toEqual([
      "f(x): 1 of 3 values is missing, NaN or infinite, the first at x 0: a gap in the curve.",
    ]);
  });

  it("everywhere leave an empty plot that says so", async () => {
    const svg = await drawn(plotLoss(rows([null, null])));
    expect(all(svg, "desc")[0]!.text).toContain("no number that can be drawn");
  });

  it("and numbers near the greatest double do not break the axes", async () => {
    for (const values of [
      [1e299, -1e299, 1.7e308, 5e-324, 0],
      [1, 1 + 2e-16, 1],
      [5e-324, 0],
    ]) {
      const svg = await drawn(plotLoss(rows(values)));
      for (const { attributes } of elementsOf(svg)) {
        for (const value of attributes.values()) expect(value).not.toMatch(/NaN|Infinity/);
      }
      expect(texts(svg).length).toBeGreaterThan(5);
    }
  });
});

describe("a million rows", () => {
  it("keep their one peak and their one dip, in few points, and say so", async () => {
    const count = 1_000_000;
    const y = new Array<number>(count).fill(1);
    y[123_456] = 9;
    y[654_321] = -7;
    const doc = plotFunction((x: number) => y[x]!, { x: Array.from({ length: count }, (_, i) => i) });
    const svg = await drawn(doc);
    const points = pathPoints(all(layerOf(svg, "f(x)"), "path")[0]!.attributes.get("d")!);
    expect(points.length).toBeLessThan(20_000);
    const [readX, readY] = [reader(svg, "x"), reader(svg, "y")];
    const values = points.map(([px, py]): [number, number] => [readX(px), readY(py)]);
    const peak = values.reduce((best, point) => (point[1] > best[1] ? point : best));
    const dip = values.reduce((best, point) => (point[1] < best[1] ? point : best));
    expect(peak[1]).toBeCloseTo(9, 1);
    expect(peak[0] / count).toBeCloseTo(0.123456, 2);
    expect(dip[1]).toBeCloseTo(-7, 1);
    expect(dip[0] / count).toBeCloseTo(0.654321, 2);
    expect(texts(svg, "note").join(" ")).toContain("of 1,000,000 points");
  });
});

describe("a page", () => {
  it("has title, description, notes and the numbers as tables, no script, and is well-formed", async () => {
    const page = await plotToHtml(plotTangent((x: number) => x ** 2, { at: 3, x: [0, 3, 6] }));
    const html = parseXml(page.slice(page.indexOf("<html")));
    expect(all(html, "h1").map(({ text }) => text)).toEqual(["Tangent at x = 3"]);
    expect(
      all(html, "td")
        .map(({ text }) => Number(text))
        .slice(0, 2)[0],
    ).toBe(0);
    // f is 0, 9, 36, and the tangent 6x − 9.
    const cells = all(html, "td").map(({ text }) => Math.round(Number(text)));
    expect(cells).toEqual([0, -9, 9, 9, 36, 27]);
    expect(all(html, "script")).toEqual([]);
  });

  it("of many rows says how many it prints", async () => {
    const page = await plotToHtml(plotFunction(Math.sin, { x: Array.from({ length: 1000 }, (_, i) => i) }));
    expect(page.match(/<tr>/g)).toHaveLength(201);
    expect(page).toContain("200 of 1,000 rows");
  });
});

describe("a PNG", () => {
  it.skipIf(whyNoLatin !== null)("is an image of twice the size", async () => {
    const png = await plotToPng(plotLoss(rows([3, 2, 1])));
    expect(Array.from(png.slice(1, 4))).toEqual([0x50, 0x4e, 0x47]);
    const view = new DataView(png.buffer, png.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([1920, 960]);
  });
});
