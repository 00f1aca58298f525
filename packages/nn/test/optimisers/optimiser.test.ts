import { GradientError, LeibnizError, parameter, tensor, variable } from "@leibniz/core";
import { Adam, NAdam, RmsProp, Sgd } from "@leibniz/nn";
import { describe, expect, it } from "vitest";
import { smallNet } from "./problems.ts";
import { rows } from "./table.ts";

const one = (value = 1) => parameter(value, { name: "w" });

describe("an optimiser", () => {
  it("leaves a parameter without a gradient alone, and does not count its step", () => {
    const [w, idle] = [one(), one()];
    const optimiser = new Adam([w, idle]);
    w.square().backward();
    optimiser.step();
    expect([idle.item(), idle.version]).toEqual([1, 0]);
    expect(optimiser.state["parameters.0.step"]!.item()).toBe(1);
    expect(optimiser.state["parameters.1.step"]!.item()).toBe(0);
  });

  it("keeps the identity of a parameter, and the array that somebody holds", () => {
    const w = parameter([1, 2], { name: "w" });
    const held = w.data;
    w.sum().backward();
    new Sgd([w], { learningRate: 1 }).step();
    expect([...held]).toEqual([1, 2]);
    expect([...w.data]).toEqual([0, 1]);
  });

  it("does not change a gradient, nor forget it before zeroGrad", () => {
    const w = one();
    w.mul(3).backward();
    const optimiser = new Sgd([w], { momentum: 0.5, weightDecay: 0.1 });
    optimiser.step();
    optimiser.step();
    expect(w.grad!.item()).toBe(3);
    optimiser.zeroGrad();
    expect(w.grad).toBeNull();
  });

  it("gives groups their own options, and the common ones for the rest", () => {
    const [a, b] = [one(), one()];
    const optimiser = new Sgd([{ parameters: [a], learningRate: 0.5 }, { parameters: [b] }], {
      learningRate: 0.25,
    });
    a.add(b).backward();
    optimiser.step();
    expect([a.item(), b.item()]).toEqual([0.5, 0.75]);
  });

  it("takes its learning rate from a tensor that may be assigned", () => {
    const w = one();
    const optimiser = new Sgd([w], { learningRate: 0.5 });
    w.sum().backward();
    optimiser.learningRate.assign(0.125);
    optimiser.step();
    expect(w.item()).toBe(0.875);
  });

  it("refuses wrong options with their name, and what they should be", () => {
    const w = one();
    expect(() => new Sgd([w], { learningRate: -1 })).toThrow(
      /Sgd: learningRate is a finite number, 0 or greater; got -1/,
    );
    expect(() => new Sgd([w], { learningRate: Number.NaN })).toThrow(LeibnizError);
    expect(() => new Adam([w], { beta1: 1 })).toThrow(/beta1 .* without 1; got 1/);
    expect(() => new Adam([w], { learning_rate: 1 } as object)).toThrow(
      /no option learning_rate; it takes \{ learningRate/,
    );
    expect(() => new Sgd([w], { nesterov: true })).toThrow(/nesterov/);
    expect(() => new Sgd([{ parameters: [w], momentum: -1 }])).toThrow(/momentum/);
    expect(() => new Sgd([w], 0.1 as never)).toThrow(/object/);
  });

  it("refuses parameters that are none, missing, twice there, or mixed with groups", () => {
    const w = one();
    expect(() => new Sgd([])).toThrow(/no parameters/);
    expect(() => new Sgd([w, w])).toThrow(/twice/);
    expect(() => new Sgd([{ parameters: [w] }, { parameters: [w] }])).toThrow(/twice/);
    expect(() => new Sgd([w, { parameters: [w] }] as never)).toThrow(/not both/);
    expect(() => new Sgd([variable(1)] as never)).toThrow(/only a parameter/);
  });

  it("refuses a gradient of another shape before anything has changed", () => {
    const [a, b] = [one(), parameter([1, 2], { name: "b" })];
    a.square().backward();
    b.grad = tensor([1]);
    const optimiser = new Sgd([a, b]);
    expect(() => optimiser.step()).toThrow(GradientError);
    expect(a.version).toBe(0);
  });
});

describe.each(["float32", "float64"] as const)("a state, %s", (dtype) => {
  it.each(rows)("of %s, restored into a new one, goes on bit for bit", (_, make) => {
    const steps = (
      count: number,
      problem: ReturnType<typeof smallNet.tensors>,
      optimiser: ReturnType<typeof make>,
    ) => {
      for (let t = 0; t < count; t++) {
        optimiser.zeroGrad();
        problem.loss().backward();
        optimiser.step();
      }
    };
    const unbroken = smallNet.tensors(dtype);
    const first = make(unbroken.parameters);
    steps(7, unbroken, first);

    const resumed = smallNet.tensors(dtype);
    resumed.parameters.forEach((w, i) => w.assign(tensor(unbroken.parameters[i]!)));
    const second = make(resumed.parameters);
    second.restore(first.state);

    steps(5, unbroken, first);
    steps(5, resumed, second);
    resumed.parameters.forEach((w, i) => expect(w.data).toEqual(unbroken.parameters[i]!.data));
    expect(second.state).toEqual(first.state);
  });
});

describe("a state", () => {
  it("is a copy, and stays one after it was restored", () => {
    const w = parameter([1, 2], { name: "w" });
    const optimiser = new Sgd([w], { momentum: 0.5 });
    w.sum().backward();
    optimiser.step();
    const state = optimiser.state;
    optimiser.restore(state);
    optimiser.step();
    expect([...state["parameters.0.velocity"]!.data]).toEqual([1, 1]);
    expect([...optimiser.state["parameters.0.velocity"]!.data]).toEqual([1.5, 1.5]);
  });

  it("names learning rates, counts and what is kept", () => {
    const w = one();
    expect(Object.keys(new NAdam([w]).state)).toEqual([
      "groups.0.learningRate",
      "parameters.0.step",
      "parameters.0.mean",
      "parameters.0.square",
      "parameters.0.momentumProduct",
    ]);
  });

  it("of another optimiser or other shapes is refused, and nothing has changed", () => {
    const optimiser = new RmsProp([one()], { learningRate: 0.5 });
    expect(() => optimiser.restore(new Adam([one()]).state)).toThrow(
      /RmsProp: .* lacks nothing and has parameters.0.mean/,
    );
    const other = new RmsProp([parameter([1, 2], { name: "w" })], { learningRate: 0.25 });
    expect(() => optimiser.restore(other.state)).toThrow(/parameters.0.square/);
    expect(optimiser.learningRate.item()).toBe(0.5);
  });
});
