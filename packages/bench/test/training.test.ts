import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeData } from "../src/data/own-data.ts";
import { type PlainTraining, trainPlainly } from "./plain-network.ts";
import { runWorkload } from "./run-program.ts";

const small = { extents: [784, 50, 10], files: "s", batch: 100, learningRate: 0.1, steps: 4 };
const large = { extents: [784, 512, 512, 10], files: "l", batch: 256, learningRate: 0.01, steps: 2 };
const relu: PlainTraining = { ...small, activation: "relu" };
const sigmoid: PlainTraining = { ...small, activation: "sigmoid" };
const mlp: PlainTraining = { ...large, activation: "relu" };

const mean = (values: readonly number[]): number => values.reduce((x, y) => x + y) / values.length;

describe("our training programs have the loss of plain loops", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "leibniz-bench-test-"));
    writeData(join(folder, "out"), { images: 300, batches: 5, dense: false });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const losses = (workload: string, { steps }: PlainTraining, env: NodeJS.ProcessEnv = {}) => {
    const params = { check: steps, seconds: 0.001 };
    const [{ case: name, unit, check_steps: checked, loss } = {}] = runWorkload(
      workload,
      folder,
      params,
      env,
    );
    expect([name, unit, checked]).toEqual([workload, "steps/s", steps]);
    return loss as number;
  };
  const plain = (training: PlainTraining, when: "before" | "after") =>
    mean(trainPlainly(join(folder, "out"), training, when));

  it.each([
    ["train-relu", relu],
    ["train-sigmoid", sigmoid],
    ["mlp", mlp],
  ])("%s, in float32 and float64", (workload, training) => {
    const wanted = plain(training, "before");
    expect(losses(workload, training)).toBeCloseTo(wanted, 5);
    expect(losses(workload, training, { BENCH_DTYPE: "f64" })).toBeCloseTo(wanted, 12);
  });

  it("train-relu as the book: the loss after each update", () => {
    const wanted = plain(relu, "after");
    const env = { BENCH_DTYPE: "f64", BENCH_BOOK: "1" };
    expect(losses("train-relu", relu, env)).toBeCloseTo(wanted, 12);
  });
});
