import { arange, relu, sigmoid, tanh, type Tensor } from "@leibniz/core";
import { describe, expect, it } from "vitest";
import { plotBars } from "../../src/plot/plot-bars.ts";
import { plotContour } from "../../src/plot/plot-contour.ts";
import { plotDescent } from "../../src/plot/plot-descent.ts";
import { plotQuiver } from "../../src/plot/plot-quiver.ts";
import { plotFunction, plotNegativeLog, plotTangent } from "../../src/plot/plot-function.ts";
import { plotAccuracy, plotLoss } from "../../src/plot/plot-run.ts";
import { parseRunLog } from "../../src/plot/run-log.ts";
import { all, curve, drawn, layerOf, pathPoints, reader, texts, ticks } from "./drawn.ts";

const parabola = (x: number): number => 0.01 * x ** 2 + 0.1 * x;
const bowl = (x0: number, x1: number): number => x0 ** 2 + x1 ** 2;

/** The notes' accuracies of the sigmoid network, after 0, 600, … steps. */
const accuracies = [
  [0.09915, 0.1009],
  [0.7858, 0.7917],
  [0.8772, 0.8791],
  [0.8961333333333333, 0.8973],
] as const;
const log = parseRunLog(
  accuracies
    .map(([train, test], i) =>
      JSON.stringify({
        step: 600 * i,
        epoch: i,
        loss: 2.3 / (i + 1),
        trainAccuracy: train,
        testAccuracy: test,
      }),
    )
    .join("\n"),
  "run.jsonl",
);

describe("P1 loss over iterations", () => {
  it("is labelled loss and iteration, not train acc and epochs (B23), ten to five, from 0 to 3", async () => {
    const doc = plotLoss(log, { yDomain: [0, 3] });
    expect([doc.x.label, doc.y.label]).toEqual(["iteration", "loss"]);
    expect(doc.width / doc.height).toBe(2);
    expect(doc.y.domain).toEqual([0, 3]);
    expect(curve(doc, "loss")).toMatchObject({ x: [0, 600, 1200, 1800], y: [2.3, 1.15, 2.3 / 3, 0.575] });
    const svg = await drawn(doc);
    expect(texts(svg, "x-label")).toEqual(["iteration"]);
    expect(texts(svg, "y-label")).toEqual(["loss"]);
    // One curve needs no legend (B22).
    expect(all(svg, "g").filter((group) => group.attributes.get("class") === "legend")).toEqual([]);
  });
});

describe("P2 accuracy", () => {
  it("has train solid and test dashed from 0 to 1 over epochs, and its legend lower right", async () => {
    const doc = plotAccuracy(log);
    expect([doc.x.label, doc.y.label, doc.y.domain, doc.legend]).toEqual([
      "epochs",
      "accuracy",
      [0, 1],
      "lower right",
    ]);
    expect(curve(doc, "train acc").y).toEqual(accuracies.map(([train]) => train));
    expect(curve(doc, "test acc").y).toEqual(accuracies.map(([, test]) => test));
    const svg = await drawn(doc);
    const dash = (name: string) =>
      [...all(layerOf(svg, name), "g")]
        .map((group) => group.attributes.get("stroke-dasharray"))
        .find(Boolean);
    expect(dash("train acc")).toBeUndefined();
    expect(dash("test acc")).toMatch(/^\d/);
    const legend = all(svg, "g").find((group) => group.attributes.get("class") === "legend")!;
    expect(texts(legend)).toEqual(["train acc", "test acc"]);
    const box = all(legend, "rect")[0]!.attributes;
    expect(Number(box.get("x"))).toBeGreaterThan(doc.width / 2);
    expect(Number(box.get("y"))).toBeGreaterThan(doc.height / 2);
  });

  it("draws each accuracy where the axis has its number", async () => {
    const svg = await drawn(plotAccuracy(log));
    const [x, y] = [reader(svg, "x"), reader(svg, "y")];
    const points = pathPoints(all(layerOf(svg, "test acc"), "path")[0]!.attributes.get("d")!);
    expect(points).toHaveLength(4);
    for (const [i, [px, py]] of points.entries()) {
      expect(x(px)).toBeCloseTo(i, 2);
      expect(y(py)).toBeCloseTo(accuracies[i]![1], 3);
    }
  });
});

describe("P3 and P4 the parabola 0.01x² + 0.1x", () => {
  const x = arange(0, 20, 0.1);

  it("has 200 points, labelled x and f(x)", async () => {
    const doc = plotFunction(parabola, { x });
    const { x: xs, y: ys } = curve(doc, "f(x)");
    expect([xs.length, xs[0], doc.x.label, doc.y.label]).toEqual([200, 0, "x", "f(x)"]);
    expect(xs.at(-1)).toBeCloseTo(19.9, 12);
    expect(ys[50]).toBeCloseTo(0.75, 12);
    const points = pathPoints(all(layerOf(await drawn(doc), "f(x)"), "path")[0]!.attributes.get("d")!);
    expect(points).toHaveLength(200);
  });

  it("has at 5 the tangent 0.2 t − 0.25: by differences as the notes print it, by the chain rule exactly", () => {
    const doc = plotTangent(parabola, { x, at: 5 });
    expect(doc.facts.map(({ value }) => value)).toEqual([0.1999999999990898, 0.75]);
    const line = curve(doc, "tangent");
    expect(line.y).toHaveLength(200);
    for (const [i, t] of line.x.entries()) expect(line.y[i]).toBeCloseTo(0.2 * t - 0.25, 10);
    const exact = plotTangent((t: Tensor) => t.pow(2).mul(0.01).add(t.mul(0.1)), { x, at: 5 });
    expect(exact.facts[0]!.value).toBeCloseTo(0.2, 15);
    const ten = plotTangent(parabola, { x, at: 10 });
    expect(ten.facts[0]!.value).toBe(0.2999999999986347);
  });

  it("draws the tangent through (5, 0.75) and below the convex curve", async () => {
    const svg = await drawn(plotTangent(parabola, { x, at: 5 }));
    const [readX, readY] = [reader(svg, "x"), reader(svg, "y")];
    const points = pathPoints(all(layerOf(svg, "tangent"), "path")[0]!.attributes.get("d")!);
    for (const [px, py] of points) {
      const t = readX(px);
      expect(readY(py)).toBeCloseTo(0.2 * t - 0.25, 1);
      expect(readY(py)).toBeLessThanOrEqual(parabola(t) + 0.02);
    }
  });
});

describe("P5 the arrows of −grad", () => {
  it("are 17 × 17 within the limits ±2 (B21), each −2x, and have no legend (B22)", async () => {
    const doc = plotQuiver(bowl);
    const [layer] = doc.layers;
    if (layer?.kind !== "arrows") throw new Error("no arrows");
    expect(layer.x).toHaveLength(289);
    expect([Math.min(...layer.x), Math.max(...layer.x), Math.min(...layer.y), Math.max(...layer.y)]).toEqual([
      -2, 2, -2, 2,
    ]);
    expect([doc.x.domain, doc.y.domain, doc.x.label, doc.y.label]).toEqual([[-2, 2], [-2, 2], "x0", "x1"]);
    expect([doc.x.grid, doc.y.grid]).toEqual([true, true]);
    for (const [i, x] of layer.x.entries()) {
      expect(layer.dx[i]).toBeCloseTo(-2 * x, 8);
      expect(layer.dy[i]).toBeCloseTo(-2 * layer.y[i]!, 8);
    }
    const svg = await drawn(doc);
    const group = layerOf(svg, layer.name);
    expect(group.attributes.get("stroke")).toBe("#666666");
    // The gradient is 0 in the middle, where there is a point instead.
    expect(all(group, "path")).toHaveLength(288);
    expect(all(svg, "g").some((each) => each.attributes.get("class") === "legend")).toBe(false);
  });

  it("point to the middle: each drawn end is nearer to it than its beginning", async () => {
    const svg = await drawn(plotQuiver(bowl));
    const [x, y] = [reader(svg, "x"), reader(svg, "y")];
    for (const path of all(layerOf(svg, "−gradient"), "path")) {
      const [[x1, y1], [x2, y2]] = pathPoints(path.attributes.get("d")!) as [
        [number, number],
        [number, number],
      ];
      const length = Math.hypot(x(x2) - x(x1), y(y2) - y(y1));
      expect(Math.hypot(x(x2), y(y2))).toBeCloseTo(Math.hypot(x(x1), y(y1)) - length, 1);
    }
  });

  it("take a mixed term x0·x1 into account (B20): −grad is (−x1, −x0)", () => {
    const [layer] = plotQuiver((x0: number, x1: number) => x0 * x1, { x0: [1, 2], x1: [3, 4] }).layers;
    if (layer?.kind !== "arrows") throw new Error("no arrows");
    for (const [i, x] of layer.x.entries()) {
      expect(layer.dx[i]).toBeCloseTo(-layer.y[i]!, 8);
      expect(layer.dy[i]).toBeCloseTo(-x, 8);
    }
  });
});

describe("P6 the path of gradient descent", () => {
  it("has 20 points from (−3, 4), each 0.8 of the one before, and ends where the notes do", async () => {
    const doc = plotDescent(bowl, { start: [-3, 4], learningRate: 0.1, steps: 20 });
    const { x, y } = curve(doc, "path");
    expect([x.length, x[0], y[0]]).toEqual([20, -3, 4]);
    for (let i = 0; i < 20; i++) {
      expect(x[i]).toBeCloseTo(-3 * 0.8 ** i, 9);
      expect(y[i]).toBeCloseTo(4 * 0.8 ** i, 9);
    }
    expect(doc.facts[0]!.value).toBeCloseTo(-0.03458764513817675, 10);
    expect(doc.facts[1]!.value).toBeCloseTo(0.04611686018418694, 10);
    expect([doc.x.domain, doc.y.domain, doc.x.label, doc.y.label]).toEqual([
      [-3.5, 3.5],
      [-4.5, 4.5],
      "X0",
      "X1",
    ]);
    const svg = await drawn(doc);
    const markers = all(svg, "g").find((group) => group.attributes.get("class") === "dot")!;
    expect(markers.children).toHaveLength(20);
    const dashed = all(svg, "g").filter((group) => group.attributes.get("class") === "rule");
    expect(dashed.length).toBeGreaterThan(0);
  });

  it("by the chain rule is the same path", () => {
    const { x } = curve(
      plotDescent((p: Tensor) => p.pow(2).sum(), { start: [-3, 4], learningRate: 0.1, steps: 20 }),
      "path",
    );
    for (let i = 0; i < 20; i++) expect(x[i]).toBeCloseTo(-3 * 0.8 ** i, 13);
  });

  it("that diverges stops where numbers end, and says so", () => {
    const doc = plotDescent((p: Tensor) => p.pow(2).sum(), {
      start: [-3, 4],
      learningRate: 1e40,
      steps: 40,
    });
    // Each step multiplies by about −2e40; 1e300 is the end.
    expect(curve(doc, "path").x).toHaveLength(8);
    expect(doc.notes.join()).toContain("of 40 values");
  });
});

describe("P7 −log y", () => {
  it("is 0 at 1, log 2 at a half, and grows towards 0", () => {
    const doc = plotNegativeLog();
    const { x, y } = curve(doc, "−log y");
    expect([doc.x.label, doc.y.label, doc.x.domain]).toEqual(["y", "−log y", [0, 1]]);
    expect([x.at(-1), y.at(-1)]).toEqual([1, -0]);
    expect(y[x.indexOf(0.5)]).toBeCloseTo(Math.LN2, 15);
    for (let i = 1; i < y.length; i++) expect(y[i]!).toBeLessThan(y[i - 1]!);
  });
});

describe("P8 y and t as bars", () => {
  it("stand side by side over the classes 0 to 9, as high as their numbers", async () => {
    const y = [0.1, 0.05, 0.6, 0, 0.05, 0.1, 0, 0.1, 0, 0];
    const t = [0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
    const svg = await drawn(plotBars({ y, t }, { facts: { SSE: 0.0975 } }));
    const [x, height] = [reader(svg, "x"), reader(svg, "y")];
    expect(ticks(svg, "x").map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const [name, values] of Object.entries({ y, t })) {
      const bars = all(layerOf(svg, name), "rect").filter((bar) => bar.attributes.has("x"));
      for (const bar of bars) {
        const [left, top, wide, tall] = ["x", "y", "width", "height"].map((key) =>
          Number(bar.attributes.get(key)),
        );
        const index = Math.round(x(left! + wide! / 2));
        expect(height(top!) - height(top! + tall!)).toBeCloseTo(values[index]!, 2);
      }
      expect(bars.length).toBeGreaterThanOrEqual(values.filter((value) => value > 0).length);
    }
    expect(texts(svg, "note")).toEqual(["SSE: 0.0975"]);
  });
});

describe("P9 the bowl as contours", () => {
  it("draws the level c as a circle of radius √c", async () => {
    const svg = await drawn(plotContour(bowl, { levels: [1, 4] }));
    const [x, y] = [reader(svg, "x"), reader(svg, "y")];
    const paths = all(layerOf(svg, "f"), "path");
    const radii = [1, 2];
    expect(paths).toHaveLength(2);
    for (const [i, path] of paths.entries()) {
      // What is above a level reaches to beyond the frame, where it is cut off.
      const points = pathPoints(path.attributes.get("d")!).filter(
        ([px, py]) => Math.abs(x(px)) <= 3 && Math.abs(y(py)) <= 3,
      );
      expect(points.length).toBeGreaterThan(30);
      for (const [px, py] of points) expect(Math.hypot(x(px), y(py))).toBeCloseTo(radii[i]!, 1);
    }
    expect(texts(svg).filter((text) => text === "4")).toHaveLength(1);
  });
});

describe("P10 the curves of the activations", () => {
  it("are those of core's functions, three that differ without colour", async () => {
    const doc = plotFunction(
      { sigmoid: (x: Tensor) => sigmoid(x), tanh: (x: Tensor) => tanh(x), ReLU: (x: Tensor) => relu(x) },
      { x: arange(-5, 5.1, 0.1) },
    );
    const at = (name: string, x: number) => curve(doc, name).y[Math.round((x + 5) / 0.1)]!;
    expect(at("sigmoid", 1)).toBeCloseTo(0.7310585786300049, 10);
    expect(at("tanh", 1)).toBeCloseTo(Math.tanh(1), 10);
    expect([at("ReLU", -2), at("ReLU", 2)].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([0, 2]);
    const svg = await drawn(doc);
    const dashes = ["sigmoid", "tanh", "ReLU"].map(
      (name) =>
        all(layerOf(svg, name), "g")
          .map((g) => g.attributes.get("stroke-dasharray"))
          .find(Boolean) ?? "solid",
    );
    expect(new Set(dashes).size).toBe(3);
  });
});
