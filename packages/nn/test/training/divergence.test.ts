import { parameter, scope, type Tensor, tensor } from "@leibniz/core";
import { Affine, DataLoader, Dataset, DivergenceError, Layer, Sgd, Trainer } from "@leibniz/nn";
import { describe, expect, it } from "vitest";

/** y = log(x · w), in the layer Net/Log1. */
class LogNet extends Layer {
  readonly w = parameter(1, { name: "w" });

  constructor() {
    super("Net");
  }
  override get own() {
    return { w: this.w };
  }
  protected override compute(x: Tensor): Tensor {
    const scaled = scope("Scale1", () => x.mul(this.w));
    return scope("Log1", () => scaled.log());
  }
}

async function failure(run: Promise<unknown>): Promise<DivergenceError> {
  try {
    await run;
  } catch (error) {
    if (error instanceof DivergenceError) return error;
    throw error;
  }
  throw new Error("training went through");
}

/** One batch after the other, of one sample each. */
const loader = (samples: readonly number[]) =>
  new DataLoader(new Dataset(tensor([...samples]), tensor(samples.map(() => 0))), { batchSize: 1 });
const sink = { write: () => {} };
const store = { write: () => "run.safetensors" };

describe("a loss that is not finite", () => {
  it("stops training; the error names the step, the layer and the last good checkpoint", async () => {
    const model = new LogNet();
    const trainer = new Trainer({
      model,
      loss: ({ x }: Dataset) => model.forward(x).sum().mul(0.5),
      optimiser: new Sgd(model.parameters()),
      batches: loader([1, 2, 0, 3]),
    });
    const error = await failure(trainer.fit({ epochs: 1, checkpoints: { store, every: 2 } }));
    expect(error).toMatchObject({
      name: "DivergenceError",
      step: 3,
      quantity: "loss",
      layer: "Net/Log1",
      checkpoint: "run.safetensors",
    });
    expect(error.message).toBe(
      "Trainer: step 3: the loss is -Infinity; it arose in Net/Log1, where log made -Infinity from finite numbers; " +
        "the last good checkpoint is run.safetensors",
    );
    // The parameters are those of the two steps before.
    expect(model.w.version).toBe(2);
    expect(Number.isFinite(model.w.item())).toBe(true);
  });

  it("names the data when the first strange number came with it", async () => {
    const model = new LogNet();
    const error = await failure(
      new Trainer({
        model,
        loss: ({ x }: Dataset) => model.forward(x).sum(),
        optimiser: new Sgd(model.parameters()),
        batches: loader([Number.NaN]),
      }).fit({ epochs: 1 }),
    );
    expect(error.layer).toBe("Net/Scale1");
    expect(error.message).toMatch(
      /its input is NaN, which came with the data; no checkpoint has been written/,
    );
  });

  it("names the parameter that an update before has spoilt", async () => {
    const model = Affine.of(1, 1, { dtype: "float32", name: "Affine1" });
    const error = await failure(
      new Trainer({
        model,
        loss: ({ x }: Dataset) =>
          model
            .forward(x.reshape([1, 1]))
            .square()
            .sum(),
        optimiser: new Sgd(model.parameters(), { learningRate: 1e38 }),
        batches: loader([1e4, 1e4, 1e4, 1e4]),
      }).fit({ epochs: 1 }),
    );
    expect(error.layer).toBe("Affine1");
    expect(error.message).toMatch(/parameter W of it is -?Infinity since the update before/);
  });
});

describe("a gradient that is not finite", () => {
  it("stops training before the update, when the norm is looked at", async () => {
    const model = new LogNet();
    const trainer = new Trainer({
      model,
      // √ has no slope at 0: the loss is 0, and ∞ · 0 goes back.
      loss: ({ x }: Dataset) => scope("Root", () => model.forward(x).sum().sqrt()),
      optimiser: new Sgd(model.parameters()),
      batches: loader([1]),
    });
    const error = await failure(trainer.fit({ epochs: 1, log: { sink } }));
    expect(error).toMatchObject({ step: 1, quantity: "gradient", layer: "Root", checkpoint: null });
    expect(error.message).toMatch(
      /step 1: the gradient is (Infinity|NaN); it arose in Root, at sqrt: backward/,
    );
    expect(model.w.version).toBe(0);
  });
});
