import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LeibnizError, zeros } from "@leibniz/core";
import { accuracy, batches, type Checkpoint, type LogRow, meanLoss } from "@leibniz/nn";
import { checkpointFile, loadCheckpoint, readRunLog, runLogFile } from "@leibniz/nn/node";
import { afterAll, describe, expect, it } from "vitest";
import { noisyTrainer } from "./noisy-net.ts";

const folder = mkdtempSync(join(tmpdir(), "leibniz-resume-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Trains to step 60; with `stopAt`, only to there. */
async function train(
  parts: ReturnType<typeof noisyTrainer>,
  options: { readonly stopAt?: number; readonly path?: string; readonly rows?: LogRow[] } = {},
) {
  const { trainer, model, data, loss, earlyStop } = parts;
  const { stopAt, path, rows = [] } = options;
  return trainer.fit({
    iterations: 60,
    earlyStop,
    evaluation: {
      sets: { test: () => batches(data, 20) },
      metrics: { accuracy: accuracy((x) => model.forward(x)), loss: meanLoss(loss) },
      every: 4,
      watch: "testLoss",
    },
    log: { sink: { write: (row) => rows.push(row) } },
    callbacks: [{ step: ({ step }) => (step === stopAt ? trainer.stop() : undefined) }],
    ...(path === undefined ? {} : { checkpoints: { store: checkpointFile(path), every: 1000 } }),
  });
}

/** All that must agree: everything but the time it took. */
const bits = ({ tensors, position }: Checkpoint) => ({
  tensors: Object.entries(tensors).map(([name, { data, shape }]) => ({ name, data, shape })),
  position: { ...position, wallTime: 0 },
});
const timeless = (rows: readonly LogRow[]) => rows.map((row) => ({ ...row, wallTime: 0 }));

describe.each(["float32", "float64"] as const)("a run that goes on from a file, %s,", (dtype) => {
  // In the middle of an epoch of 7, at an evaluation, at the end of an epoch, and after the first step.
  it.each([1, 10, 20, 21])("ends with the bits of an unbroken one; stopped after step %i", async (stopAt) => {
    const unbroken = noisyTrainer(dtype);
    const wanted: LogRow[] = [];
    expect((await train(unbroken, { rows: wanted })).ended).toBe("done");

    const path = join(folder, `${dtype}-${stopAt}.safetensors`);
    const rows: LogRow[] = [];
    const result = await train(noisyTrainer(dtype), { stopAt, path, rows });
    expect(result).toMatchObject({ ended: "stopped", step: stopAt, checkpoint: path });

    const resumed = noisyTrainer(dtype);
    resumed.trainer.restore(loadCheckpoint(path), path);
    expect(resumed.trainer.step).toBe(stopAt);
    await train(resumed, { rows });
    expect(bits(resumed.trainer.checkpoint)).toEqual(bits(unbroken.trainer.checkpoint));
    expect(timeless(rows)).toEqual(timeless(wanted));
  });
});

describe("a checkpoint", () => {
  it("stays as it is while training goes on", async () => {
    const parts = noisyTrainer("float32");
    await train(parts, { stopAt: 3 });
    const { checkpoint } = parts.trainer;
    const before = structuredClone(bits(checkpoint));
    await train(parts);
    expect(bits(checkpoint)).toEqual(before);
    parts.trainer.restore(checkpoint);
    expect(bits(parts.trainer.checkpoint)).toEqual(before);
  });
});

describe("restore", () => {
  it("takes nothing of a checkpoint that does not fit", async () => {
    const { trainer } = noisyTrainer("float32");
    const before = bits(trainer.checkpoint);
    const other = noisyTrainer("float64");
    await train(other, { stopAt: 3 });
    const strange = other.trainer.checkpoint;
    expect(() => trainer.restore(strange)).toThrow(LeibnizError);
    const own = noisyTrainer("float32");
    await train(own, { stopAt: 3 });
    const { tensors, position } = own.trainer.checkpoint;
    for (const wrong of [
      { tensors, position: { ...position, randoms: {} } },
      { tensors, position: { ...position, schedule: null } },
      { tensors, position: { ...position, batches: { ...position.batches, seed: 4 } } },
      { tensors: {}, position },
      { tensors: { ...tensors, "model.level": zeros([8]) }, position },
      { tensors: { ...tensors, "model.level": zeros([7], { dtype: "float32" }) }, position },
    ]) {
      expect(() => trainer.restore(wrong)).toThrow(LeibnizError);
      expect(bits(trainer.checkpoint)).toEqual(before);
    }
  });
});

describe("a run log in a file", () => {
  it("goes on after the rows that the checkpoint knows", async () => {
    const path = join(folder, "run.jsonl");
    const first = runLogFile(path);
    for (const step of [1, 2, 3])
      first.write({ step, epoch: step, learningRate: 0.1, wallTime: 1, loss: 1 / 3 });
    first.end?.();
    const second = runLogFile(path, { after: 2 });
    second.write({ step: 3, epoch: 3, learningRate: 0.1, wallTime: 2, testAccuracy: 0.5 });
    second.end?.();
    expect(readRunLog(path)).toEqual([
      { step: 1, epoch: 1, learningRate: 0.1, wallTime: 1, loss: 1 / 3 },
      { step: 2, epoch: 2, learningRate: 0.1, wallTime: 1, loss: 1 / 3 },
      { step: 3, epoch: 3, learningRate: 0.1, wallTime: 2, testAccuracy: 0.5 },
    ]);
    runLogFile(path).end?.();
    expect(readRunLog(path)).toEqual([]);
    expect(readRunLog(join(folder, "absent.jsonl"))).toEqual([]);
  });
});
