import { tensor } from "@leibniz/core";
import { batches, Dataset, evaluate } from "@leibniz/nn";
import { describe, expect, it } from "vitest";
import { NoisyNet, points } from "./noisy-net.ts";

describe("evaluate", () => {
  it("weighs batches by their samples: the mean of 1 to 5 in batches of 2", async () => {
    const data = new Dataset(tensor([1, 2, 3, 4, 5]), tensor([0, 0, 0, 0, 0]));
    const metric = ({ x }: Dataset) => ({ total: x.sum().item(), count: x.size });
    expect(await evaluate(new NoisyNet("float64"), batches(data, 2), { mean: metric })).toEqual({ mean: 3 });
  });

  it("runs without graph, in evaluation mode, and puts every layer's mode back", async () => {
    const model = new NoisyNet("float64");
    model.affine2.train(false);
    const before = model.noise.state;
    const seen: unknown[] = [];
    const metric = ({ x }: Dataset) => {
      seen.push(model.training, model.affine1.training, model.forward(x).requiresGrad);
      return { total: 1, count: 1 };
    };
    await evaluate(model, [points()], { metric });
    expect(seen).toEqual([false, false, false]);
    expect([model.training, model.affine1.training, model.affine2.training]).toEqual([true, true, false]);
    expect(model.noise.state).toEqual(before);
    expect(model.level.version).toBe(0);
  });

  it("puts modes back after an error, and refuses an empty set", async () => {
    const model = new NoisyNet("float64");
    const fails = () => {
      throw new Error("no");
    };
    await expect(evaluate(model, [points()], { fails })).rejects.toThrow("no");
    expect(model.training).toBe(true);
    await expect(evaluate(model, [], { fails })).rejects.toThrow(/no samples/);
  });
});
