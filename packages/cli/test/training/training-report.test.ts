import { describe, expect, it } from "vitest";
import { digitRows } from "../../src/pictures/digit-rows.ts";
import { PRINTED_RELU, PRINTED_SIGMOID, printedFor } from "../../src/training/documents.ts";
import { networkOf, parameterCount } from "../../src/training/network-of.ts";
import { type GivenSettings, settingsIn, settingsOf, written } from "../../src/training/settings.ts";
import { reportJson, summary } from "../../src/training/training-report.ts";

describe("the settings", () => {
  it("are the documents' when nothing is said", () => {
    expect(written(settingsOf({}))).toEqual({
      data: "mnist",
      model: "two-layer",
      activation: "relu",
      hidden: "50",
      standardDeviation: "0.01",
      optimiser: "sgd",
      learningRate: "0.1",
      batch: "100",
      seed: "0",
      dtype: "float32",
    });
  });

  it.each<GivenSettings>([
    {},
    { data: "spiral", activation: "sigmoid" },
    { model: "mlp", hidden: "30,20" },
    { data: "digits", model: "conv", optimiser: "adam" },
  ])("%j come back from JSON, and know how many numbers their network has", (given) => {
    const settings = settingsOf(given);
    expect(settingsIn("file", JSON.parse(JSON.stringify(settings)))).toEqual(settings);
    const parameters = networkOf(settings).parameters();
    expect(parameters.reduce((sum, { size }) => sum + size, 0)).toBe(parameterCount(settings));
  });
});

describe("the documents' figures", () => {
  it("are counts of digits that were right, 16 rows and 17", () => {
    expect([PRINTED_RELU.rows.length, PRINTED_SIGMOID.rows.length]).toEqual([16, 17]);
    for (const { rows } of [PRINTED_RELU, PRINTED_SIGMOID]) {
      for (const { train, test } of rows) {
        // Those of the first are rounded to five digits.
        expect(Math.abs(train * 60_000 - Math.round(train * 60_000))).toBeLessThan(0.31);
        expect(Math.abs(test * 10_000 - Math.round(test * 10_000))).toBeLessThan(1e-9);
      }
    }
  });

  it("stand beside those of the same settings, with any seed, and of no others", () => {
    expect(printedFor(settingsOf({ seed: "3" }))).toBe(PRINTED_RELU);
    expect(printedFor(settingsOf({ activation: "sigmoid" }))).toBe(PRINTED_SIGMOID);
    for (const other of [{ hidden: "51" }, { batch: "10" }, { optimiser: "adam" }, { data: "digits" }]) {
      expect(printedFor(settingsOf(other))).toBe(null);
    }
  });

  it("are printed in a table, and the last line is the test accuracy", () => {
    const evaluation = {
      step: 600,
      epoch: 1,
      loss: 0.4,
      trainAccuracy: 0.9014,
      testAccuracy: 0.9057,
      seconds: 1.8,
    };
    const report = {
      settings: settingsOf({}),
      iterations: 600,
      step: 600,
      ended: "done",
      evaluations: [evaluation],
      printed: PRINTED_RELU,
      checkpoint: null,
    } as const;
    const text = summary(report, { rows: false });
    expect(text).toMatch(/│ 600 +│ 0.9054 +│ 0.9014 +│ 0.9093 +│ 0.9057 +│/);
    expect(text).toContain("18.1 s");
    expect(text.endsWith("\ntest accuracy: 0.9057\n")).toBe(true);
    expect((JSON.parse(reportJson(report)) as { seed: number }).seed).toBe(0);
  });
});

describe("a row of digits", () => {
  const one = {
    pixels: Float32Array.from({ length: 784 }, (_, i) => Number(i % 28 === 14 || i % 28 === 15)),
    side: 28,
  };
  const ten = Array.from({ length: 10 }, (_, i) => ({ ...one, caption: `${i}` }));
  it.each([
    [80, 2],
    [200, 2],
    [44, 4],
    [10, 10],
  ])("is at most 80 columns wide, in a terminal of %i", (columns, rows) => {
    const text = digitRows(ten, columns);
    expect(text.trimEnd().split("\n\n").length).toBe(rows);
    for (const line of text.split("\n"))
      expect(line.length).toBeLessThanOrEqual(Math.min(80, Math.max(14, columns)));
  });

  it("draws two points in a character", () => {
    const lines = digitRows([{ ...one, caption: "1" }]).split("\n");
    expect(lines.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => "       █"));
    expect(lines[7]!.trim()).toBe("1");
  });
});
