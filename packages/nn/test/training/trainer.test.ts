import { type Tensor, tensor } from "@leibniz/core";
import {
  accuracy,
  Affine,
  batches,
  type Callbacks,
  DataLoader,
  Dataset,
  EarlyStop,
  exponentialDecay,
  type FitOptions,
  type LogRow,
  Schedule,
  Sgd,
  Trainer,
} from "@leibniz/nn";
import { describe, expect, it } from "vitest";

/** t = 2x + 1 at four places, in batches of 2; w and b start at 0. */
function line(options: { readonly learningRate?: number } = {}) {
  const data = new Dataset(tensor([[1], [2], [3], [4]]), tensor([[3], [5], [7], [9]]));
  const model = Affine.of(1, 1, { dtype: "float64", standardDeviation: 0 });
  const optimiser = new Sgd(model.parameters(), { learningRate: options.learningRate ?? 0.05 });
  const loss = ({ x, t }: Dataset): Tensor => model.forward(x).sub(t).square().mean();
  const loader = new DataLoader(data, { batchSize: 2 });
  return { model, optimiser, loss, batches: loader };
}
const error = (parts: ReturnType<typeof line>) => ({
  sets: { test: () => batches(parts.batches.dataset, 3) },
  metrics: {
    loss: (batch: Dataset) => ({ total: parts.loss(batch).item() * batch.length, count: batch.length }),
  },
});

describe("fit", () => {
  it("takes the steps of its optimiser", async () => {
    const parts = line();
    const result = await new Trainer(parts).fit({ epochs: 2000 });
    expect(result).toEqual({ step: 4000, epoch: 2000, ended: "done", figures: {}, checkpoint: null });
    expect(parts.model.W.data[0]).toBeCloseTo(2, 12);
    expect(parts.model.b.data[0]).toBeCloseTo(1, 12);
  });

  it("counts steps since the very first: a second call goes on", async () => {
    const trainer = new Trainer(line());
    await trainer.fit({ iterations: 3 });
    expect((await trainer.fit({ iterations: 5 })).step).toBe(5);
    expect((await trainer.fit({ iterations: 5 })).step).toBe(5);
  });

  it("lets timers fire on the way, and stops when asked", async () => {
    const trainer = new Trainer(line());
    setTimeout(() => trainer.stop(), 1);
    const { ended } = await trainer.fit({ iterations: Number.MAX_SAFE_INTEGER });
    expect(ended).toBe("stopped");
  });

  it("lets timers fire during a long evaluation", async () => {
    const parts = line();
    const trainer = new Trainer(parts);
    let fired = false;
    setTimeout(() => (fired = true), 1);
    const untilFired = function* (): Generator<Dataset> {
      do yield parts.batches.dataset;
      while (!fired);
    };
    const sets = { test: untilFired };
    await trainer.fit({ iterations: 1, evaluation: { ...error(parts), sets, every: 1 } });
    expect(fired).toBe(true);
  });

  it("writes a row for each step, and the figures of evaluations", async () => {
    const parts = line();
    const rows: LogRow[] = [];
    let ends = 0;
    const sink = { write: (row: LogRow) => rows.push(row), end: () => ends++ };
    await new Trainer(parts).fit({
      iterations: 3,
      evaluation: { ...error(parts), atStart: true },
      log: { sink },
    });
    expect(rows.map(({ step }) => step)).toEqual([0, 1, 2, 3]);
    // At first all answers are 0: (9 + 25 + 49 + 81) / 4; the first batch has (9 + 25) / 2.
    expect(rows[0]).toEqual({
      step: 0,
      epoch: 0,
      learningRate: 0.05,
      wallTime: expect.any(Number),
      testLoss: 41,
    });
    // ∂L/∂w = (2 · −3 · 1 + 2 · −5 · 2) / 2 = −13 and ∂L/∂b = −8.
    expect(rows[1]).toMatchObject({ epoch: 0.5, loss: 17, gradientNorm: Math.sqrt(13 ** 2 + 8 ** 2) });
    expect(rows[1]).not.toHaveProperty("testLoss");
    expect(rows[2]).toMatchObject({ epoch: 1, testLoss: expect.any(Number) });
    expect(rows.every(({ wallTime }, i) => i === 0 || wallTime >= rows[i - 1]!.wallTime)).toBe(true);
    expect(ends).toBe(1);
  });

  it("writes as often as asked", async () => {
    const rows: LogRow[] = [];
    await new Trainer(line()).fit({
      iterations: 10,
      log: { sink: { write: (row) => rows.push(row) }, every: 4 },
    });
    expect(rows.map(({ step }) => step)).toEqual([4, 8]);
  });

  it("calls back, and waits for promises", async () => {
    const calls: string[] = [];
    const parts = line();
    const callbacks: Callbacks = {
      step: ({ step }) => void calls.push(`step ${step}`),
      epoch: async ({ epoch }) => {
        await Promise.resolve();
        calls.push(`epoch ${epoch}`);
      },
      evaluation: (row) => void calls.push(`evaluation ${"testLoss" in row}`),
    };
    await new Trainer(parts).fit({
      iterations: 3,
      callbacks: [callbacks],
      evaluation: { ...error(parts), every: 3, atStart: true },
    });
    expect(calls).toEqual(["evaluation true", "step 1", "step 2", "epoch 1", "step 3", "evaluation true"]);
  });

  it("evaluates the last step, though none is due, and a training that has ended already", async () => {
    const parts = line();
    const rows: LogRow[] = [];
    const options = {
      iterations: 3,
      evaluation: { ...error(parts), every: 2 },
      log: { sink: { write: (row: LogRow) => void rows.push(row) } },
    };
    const trainer = new Trainer(parts);
    const { figures } = await trainer.fit(options);
    const loss = parts.loss(parts.batches.dataset).item();
    expect(figures["testLoss"]).toBeCloseTo(loss, 12);
    expect(rows.map((row) => "testLoss" in row)).toEqual([false, true, true]);
    expect((await trainer.fit(options)).figures).toEqual(figures);
    expect(rows.length).toBe(3);
  });

  it("is not observed at a last step that was not due: what goes on from it ends as an unbroken run", async () => {
    const run = async (...iterations: number[]) => {
      const parts = line({ learningRate: 0 });
      const trainer = new Trainer(parts);
      const earlyStop = new EarlyStop({ patience: 2 });
      for (const last of iterations) {
        await trainer.fit({
          iterations: last,
          evaluation: { ...error(parts), every: 2, watch: "testLoss" },
          earlyStop,
        });
      }
      return { step: trainer.step, ...earlyStop.state };
    };
    expect(await run(3, 5, 7)).toEqual(await run(7));
  });

  it("draws progress from its start to its end", async () => {
    const calls: unknown[] = [];
    const progress = {
      start: (total: number, done: number) => calls.push(["start", total, done]),
      update: (done: number, figures: object) => calls.push(["update", done, "loss" in figures]),
      end: () => calls.push(["end"]),
    };
    await new Trainer(line()).fit({ epochs: 2, progress });
    expect(calls[0]).toEqual(["start", 4, 0]);
    expect(calls.slice(-2)).toEqual([["update", 4, true], ["end"]]);
  });

  it("steps a schedule each iteration, or each epoch", async () => {
    for (const [scheduleStep, wanted] of [
      ["iteration", 0.5 ** 4],
      ["epoch", 0.5 ** 2],
    ] as const) {
      const parts = line({ learningRate: 1e-3 });
      const schedule = new Schedule(parts.optimiser, exponentialDecay({ factor: 0.5 }));
      await new Trainer({ ...parts, schedule, scheduleStep }).fit({ epochs: 2 });
      expect(parts.optimiser.learningRate.item()).toBe(1e-3 * wanted);
    }
  });

  it("clips by value and then by norm, and logs the norm before", async () => {
    const parts = line({ learningRate: 1 });
    const rows: LogRow[] = [];
    const trainer = new Trainer({ ...parts, clipValue: 10, clipNorm: 1 });
    await trainer.fit({ iterations: 1, log: { sink: { write: (row) => rows.push(row) } } });
    expect(rows[0]!.gradientNorm).toBeCloseTo(Math.hypot(13, 8), 12);
    const shrink = 1 / (Math.hypot(10, 8) + 1e-6);
    expect(parts.model.W.data[0]).toBeCloseTo(10 * shrink, 14);
    expect(parts.model.b.data[0]).toBeCloseTo(8 * shrink, 14);
  });

  it("ends early when the watched figure no longer improves", async () => {
    const parts = line({ learningRate: 0 });
    const result = await new Trainer(parts).fit({
      iterations: 100,
      evaluation: { ...error(parts), every: 2, watch: "testLoss" },
      earlyStop: new EarlyStop({ patience: 2 }),
    });
    expect(result).toMatchObject({ ended: "early", step: 8, figures: { testLoss: 41 } });
  });

  it("keeps checkpoints as often as asked and at the end", async () => {
    const steps: number[] = [];
    const store = {
      write: ({ position }: { position: { step: number } }) => {
        steps.push(position.step);
        return `memory ${position.step}`;
      },
    };
    const result = await new Trainer(line()).fit({ iterations: 7, checkpoints: { store, every: 3 } });
    expect(steps).toEqual([3, 6, 7]);
    expect(result.checkpoint).toBe("memory 7");
  });

  it.each<[string, object, RegExp]>([
    ["no length", {}, /one of them/],
    ["two lengths", { epochs: 1, iterations: 1 }, /one of them/],
    ["half an iteration", { iterations: 0.5 }, /steps is a whole number/],
    ["a misspelt option", { epoch: 1 }, /no option epoch/],
    ["early stopping that sees nothing", { epochs: 1, earlyStop: new EarlyStop() }, /evaluation.watch/],
    [
      "a figure that there is not",
      { epochs: 1, evaluation: { ...error(line()), watch: "loss" } },
      /watch is one of testLoss; got loss/,
    ],
    ["no interval", { epochs: 1, evaluation: { ...error(line()), every: 0 } }, /evaluateEvery/],
  ])("refuses %s", async (_, options, message) => {
    await expect(new Trainer(line()).fit(options as FitOptions<Dataset>)).rejects.toThrow(message);
  });

  it("refuses a second call while one is running, and a loss that is not one number", async () => {
    const parts = line();
    const trainer = new Trainer(parts);
    const first = trainer.fit({ iterations: Number.MAX_SAFE_INTEGER });
    await expect(trainer.fit({ iterations: 1 })).rejects.toThrow(/running already/);
    trainer.stop();
    await first;
    const many = new Trainer({ ...parts, loss: ({ x }: Dataset) => parts.model.forward(x) });
    await expect(many.fit({ iterations: 1 })).rejects.toThrow(/one number/);
  });
});

describe("accuracy", () => {
  const scores = tensor([
    [1, 2, 0],
    [5, 4, 3],
    [0, 0, 1],
  ]);
  it("takes class indices and one-hot rows", () => {
    const metric = accuracy((x) => x);
    const indices = tensor([1, 1, 2], { dtype: "int32" });
    expect(metric(new Dataset(scores, indices))).toEqual({ total: 2, count: 3 });
    const rows = tensor([
      [0, 1, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    expect(metric(new Dataset(scores, rows))).toEqual({ total: 2, count: 3 });
    expect(() =>
      metric(
        new Dataset(
          scores,
          tensor([
            [1, 2],
            [3, 4],
            [5, 6],
          ]),
        ),
      ),
    ).toThrow(/accuracy: .* one-hot rows/);
    expect(() => metric(new Dataset(scores, tensor([1, 1, 2])))).toThrow(/int32/);
  });
});
