import { LeibnizError, type Tensor, variable } from "@leibniz/core";
import { describe, expect, it, test } from "vitest";
import { render, toPdf, toPng } from "../src/node.ts";
import {
  diffGraphs,
  diffText,
  drawDiff,
  drawFrames,
  drawGraph,
  explain,
  frameSvgs,
  type GraphDoc,
  graphOf,
  graphText,
  plotAccuracy,
  plotBars,
  plotContour,
  plotDescent,
  plotFunction,
  plotHistogram,
  plotLoss,
  plotNegativeLog,
  plotQuiver,
  plotTangent,
  THEMES,
  toDot,
  toHtml,
  toMermaid,
  toSvg,
  toTikz,
  viewOf,
} from "../src/index.ts";
import { graphvizCli } from "../src/layout/graphviz-cli.node.ts";
import { plotToHtml, plotToPng, plotToSvg } from "../src/plot/plot-files.node.ts";

const x = variable(3, { name: "x" });
const y = x.mul(x).named("y");
y.backward();
const doc: GraphDoc = graphOf(y);
const drawing = await drawGraph(doc, graphvizCli);
const svg = toSvg(drawing);
const diff = diffGraphs(doc, doc);
const bowl = (x0: number, x1: number): number => x0 ** 2 + x1 ** 2;
const run = { name: "run", rows: [{ step: 1, loss: 2, testAccuracy: 0.5 }] };

/** Options as a program in JavaScript may give them, which no compiler has seen. */
type Call = (options: object) => unknown;

const pictures: Readonly<Record<string, Call>> = {
  drawGraph: (options) => drawGraph(doc, graphvizCli, options),
  drawFrames: (options) => drawFrames(doc, graphvizCli, options),
  frameSvgs: (options) => frameSvgs(doc, graphvizCli, options),
  toDot: (options) => toDot(doc, options),
  toSvg: (options) => toSvg(drawing, options),
  toHtml: (options) => toHtml(doc, drawing, options),
  toMermaid: (options) => toMermaid(doc, options),
  toTikz: (options) => toTikz(drawing, options),
  graphText: (options) => graphText(doc, options),
  viewOf: (options) => viewOf(doc, options),
  drawDiff: (options) => drawDiff(diff, doc, doc, graphvizCli, options),
  diffText: (options) => diffText(diff, doc, doc, options),
  render: (options) => render(doc, { format: "dot", ...options }),
  toPng: (options) => toPng(svg, options),
  toPdf: (options) => toPdf(svg, options),
};

const plots: Readonly<Record<string, Call>> = {
  plotLoss: (options) => plotLoss(run, options),
  plotAccuracy: (options) => plotAccuracy(run, options),
  plotFunction: (options) => plotFunction(Math.sin, options),
  plotTangent: (options) => plotTangent(Math.sin, { at: 1, ...options }),
  plotNegativeLog: (options) => plotNegativeLog(options),
  plotQuiver: (options) => plotQuiver(bowl, options),
  plotContour: (options) => plotContour(bowl, options),
  plotDescent: (options) => plotDescent(bowl, { start: [1, 1], ...options }),
  plotBars: (options) => plotBars({ y: [1] }, options),
  plotHistogram: (options) => plotHistogram([1, 2], options),
};

const others: Readonly<Record<string, Call>> = {
  graphOf: (options) => graphOf(y, options),
  explain: (options) => explain(doc, options),
  diffGraphs: (options) => diffGraphs(doc, doc, options),
};

const plot = plotFunction(Math.sin);
const plotFiles: Readonly<Record<string, Call>> = {
  plotToSvg: (options) => plotToSvg(plot, options),
  plotToHtml: (options) => plotToHtml(plot, options),
  plotToPng: (options) => plotToPng(plot, options),
};

/** What a call throws, at once or later. */
async function thrown(call: Call, options: object): Promise<unknown> {
  try {
    await call(options);
  } catch (error) {
    return error;
  }
  return undefined;
}

async function expectRefused(call: Call, options: object, message: RegExp): Promise<void> {
  const error = await thrown(call, options);
  expect(error).toBeInstanceOf(LeibnizError);
  expect((error as Error).message).toMatch(message);
  expect((error as Error).message).not.toContain("\n");
}

describe("an option that there is not is refused in one line, with those that there are", () => {
  it.each(Object.entries({ ...pictures, ...plots, ...others }))("by %s", async (name, call) => {
    await expectRefused(
      call,
      { colour: "red" },
      new RegExp(`^${name}: there is no option colour; it takes \\{ \\w+`),
    );
    expect(await thrown(call, {})).toBeUndefined();
  });

  it.each(Object.entries(plotFiles))("by %s", async (_, call) => {
    await expectRefused(call, { colour: "red" }, /there is no option colour; it takes \{ document, theme/);
  });

  it("and so is what is no object", async () => {
    await expectRefused(pictures["toSvg"]!, y, /toSvg: the options are an object, .* got a tensor/);
    await expectRefused(plots["plotLoss"]!, [], /plotLoss: the options are an object, .* got an array/);
  });
});

describe("a value that there is not is refused with those that there are", () => {
  const drawn = ["drawGraph", "frameSvgs", "toDot", "toMermaid", "render"];
  it.each(drawn)("by %s", async (name) => {
    const call = pictures[name]!;
    await expectRefused(
      call,
      { style: "cubist" },
      /there is no style "cubist"; choose book, compact, micrograd/,
    );
    await expectRefused(call, { direction: "up" }, /there is no direction "up"; choose LR, TB/);
    await expectRefused(call, { lang: "fr" }, /there is no lang "fr"; choose en, ko, ja/);
    await expectRefused(call, { theme: "pink" }, /there is no theme "pink"; choose light, dark, print/);
    await expectRefused(call, { numbers: -1 }, /numbers is a whole number, 0 or more; got -1/);
    await expectRefused(call, { show: ["value"] }, /there is no part of show "value"; choose values/);
    await expectRefused(
      call,
      { show: { shape: true } },
      /show: there is no option shape; it takes \{ values/,
    );
  });

  it.each(["toSvg", "toHtml", "toTikz"])("by %s, also when it is null or no word", async (name) => {
    await expectRefused(pictures[name]!, { theme: "__proto__" }, /there is no theme "__proto__"/);
    await expectRefused(pictures[name]!, { theme: null }, /there is no theme null/);
    await expectRefused(pictures[name]!, { theme: 3 }, /there is no theme number/);
  });

  it("by explain", async () => {
    const call = others["explain"]!;
    await expectRefused(call, { form: "global" }, /no form "global"; choose local, paths, factored, closed/);
    await expectRefused(call, { format: "word" }, /no format "word"; choose text, markdown, latex, mathml/);
    await expectRefused(call, { lang: "ja" }, /no lang "ja"; choose en, ko$/);
  });

  it("by plots", async () => {
    for (const call of Object.values(plots)) {
      await expectRefused(call, { lang: "fr" }, /no lang "fr"; choose en, ko, ja/);
      await expectRefused(call, { legend: "middle" }, /no legend "middle"; choose upper right/);
    }
    await expectRefused(plots["plotLoss"]!, { x: "hours" }, /no x "hours"; choose step, epoch/);
    await expectRefused(plotFiles["plotToSvg"]!, { theme: "pink" }, /no theme "pink"/);
  });
});

test("one object may serve drawing and writing: what another function takes is no mistake", async () => {
  const options = { style: "micrograd", theme: "dark", digits: "raw", standalone: false, scale: 1 } as const;
  for (const call of Object.values(pictures)) expect(await thrown(call, options)).toBeUndefined();
});

test("every theme, and undefined for what is not chosen, is taken", () => {
  for (const theme of [...THEMES, undefined]) expect(toSvg(drawing, { theme } as object)).toContain("<svg");
});

describe("a path cannot be drawn as it is and made as well", () => {
  const paths = { mine: [[1, 1] as const, [0.5, 0.5] as const] };
  it.each([
    [{ paths, learningRate: 0.1 }, "learningRate"],
    [{ paths, steps: 3 }, "steps"],
    [{ paths, start: [1, 1] as const, steps: 3 }, "start, steps"],
  ])("%j", (options, names) => {
    expect(() => plotDescent(bowl, options)).toThrow(LeibnizError);
    expect(() => plotDescent(bowl, options)).toThrow(
      `paths are drawn as they are, and ${names} would make another; leave out one or the other`,
    );
  });

  it("but each alone is drawn", () => {
    expect(plotDescent(bowl, { paths }).layers.at(-1)).toMatchObject({ name: "mine", x: [1, 0.5] });
    expect(
      plotDescent((point: Tensor) => point.square().sum(), {
        start: [1, 1],
        steps: 2,
        learningRate: 0.25,
      }).layers.at(-1),
    ).toMatchObject({
      x: [1, 0.5],
    });
  });
});
