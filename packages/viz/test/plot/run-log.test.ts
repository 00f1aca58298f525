import { FormatError, LeibnizError } from "@leibniz/core";
import { describe, expect, it } from "vitest";
import { plotBars, plotHistogram } from "../../src/plot/plot-bars.ts";
import { plotContour } from "../../src/plot/plot-contour.ts";
import { plotDescent } from "../../src/plot/plot-descent.ts";
import { plotQuiver } from "../../src/plot/plot-quiver.ts";
import { plotFunction, plotTangent } from "../../src/plot/plot-function.ts";
import { plotAccuracy, plotFigure, plotLoss } from "../../src/plot/plot-run.ts";
import { parseRunLog } from "../../src/plot/run-log.ts";

const two = '{"step":1,"loss":2.5}\n{"step":2,"loss":null}\n';

describe("a run log", () => {
  it("is rows of figures, in their order", () => {
    const { rows, torn } = parseRunLog(two, "run");
    expect(rows.map(({ step, ...row }) => [step, row["loss"]])).toEqual([
      [1, 2.5],
      [2, null],
    ]);
    expect(torn).toBe(false);
  });

  it("whose last line is cut off is read without it, and says so", () => {
    const log = parseRunLog(`${two}{"step":3,"lo`, "run");
    expect([log.rows.length, log.torn]).toEqual([2, true]);
    expect(plotLoss(log).notes[0]).toBe("The last line of the log is cut off and left out.");
  });

  it("may hold NaN and infinities as other programs write them, and Windows line ends", () => {
    const log = parseRunLog('{"step": 1, "loss": NaN}\r\n{"step": 2, "loss": -Infinity}\r\n', "run");
    expect(log.rows.map((row) => row["loss"])).toEqual([null, null]);
  });

  it("may name a figure as it likes", () => {
    const log = parseRunLog('{"step":1,"__proto__":3,"constructor":4}', "run");
    expect(plotFigure(log, "__proto__").layers[0]).toMatchObject({ y: [3] });
    expect(() => plotLoss(log)).toThrow(/no row has loss; there is __proto__, constructor/);
  });

  it.each([
    ["", /run: rows: expected at least one/],
    ["\n\n", /run: rows: expected at least one/],
    ["step,loss\n1,2\n", /run: line 1: expected a row of a run log/],
    ['{"loss":1}\n', /run: line 1/],
    ['[{"step":1}]', /run: line 1/],
    ['{"step":"1"}', /run: line 1/],
    ["\u0089PNG\r\n\u001a", /run: line 1/],
    [`${two}nonsense\n{"step":3}\n`, /run: line 3/],
  ])("that is none, %j, is refused in one line that names the place", (text, message) => {
    expect(() => parseRunLog(text, "run")).toThrow(FormatError);
    expect(() => parseRunLog(text, "run")).toThrow(message);
    try {
      parseRunLog(text, "run");
    } catch (error) {
      expect((error as Error).message).not.toContain("\n");
    }
  });

  it("of a million rows is read and drawn", () => {
    const text = Array.from({ length: 1_000_000 }, (_, i) => `{"step":${i},"loss":1}`).join("\n");
    expect(parseRunLog(text, "run").rows).toHaveLength(1_000_000);
  });
});

describe("what cannot be drawn is refused", () => {
  const log = parseRunLog(two, "run");
  const bowl = (x0: number, x1: number): number => x0 ** 2 + x1 ** 2;

  it.each<[string, () => unknown, RegExp]>([
    ["no accuracy", () => plotAccuracy(log), /run: no row has accuracy; there is loss/],
    ["nine runs", () => plotLoss(Array.from({ length: 9 }, () => log)), /at most 8/],
    ["no run", () => plotLoss([]), /at least one run log/],
    [
      "an empty domain",
      () => plotLoss(log, { yDomain: [3, 3] }),
      /yDomain goes from a number to a greater one/,
    ],
    ["a tangent at NaN", () => plotTangent(Math.sin, { at: NaN }), /at is the number/],
    ["a tangent where there is none", () => plotTangent((x: number) => 1 / x, { at: 0 }), /no tangent at 0/],
    ["no numbers", () => plotFunction(Math.sin, { x: [] }), /x holds 1 to .* got none/],
    ["an infinite x", () => plotFunction(Math.sin, { x: [1, Infinity] }), /must be finite/],
    ["a promise", () => plotFunction((async () => 1) as never), /is async/],
    ["a path without start", () => plotDescent(bowl, {}), /give a start/],
    ["half a step", () => plotDescent(bowl, { start: [1, 1], steps: 0.5 }), /steps is a whole number/],
    ["a field of NaN", () => plotContour((_x: number, _y: number) => NaN), /finite nowhere/],
    ["arrows of NaN", () => plotQuiver((_x: number, _y: number) => NaN), /no gradient is finite/],
    ["rows that differ", () => plotBars({ y: [1, 2], t: [1] }), /t has 1 numbers and y has 2/],
    ["a bar of NaN", () => plotBars({ y: [1, NaN] }), /y\[1\] is NaN/],
    ["a histogram of NaN", () => plotHistogram({ a: [NaN] }), /no value is finite/],
    ["half a bin", () => plotHistogram({ a: [1] }, { bins: 0.5 }), /bins is a whole number/],
  ])("%s", (_, make, message) => {
    expect(make).toThrow(LeibnizError);
    expect(make).toThrow(message);
  });
});

describe("a histogram", () => {
  it("counts every value once, the greatest in the last interval, and says what it leaves out", () => {
    const doc = plotHistogram({ a: [0, 0.5, 1, 1, 2, NaN] }, { bins: 2 });
    expect(doc.layers[0]).toMatchObject({ from: [0, 1], to: [1, 2], y: [2, 3] });
    expect(doc.notes).toEqual(["a: 1 of 6 values is NaN or infinite and not counted, the first at place 5."]);
  });
});
