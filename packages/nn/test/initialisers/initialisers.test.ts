import { Random, ShapeError, type Tensor } from "@leibniz/core";
import { initialisers } from "@leibniz/nn";
import { describe, expect, it } from "vitest";

const float64 = { dtype: "float64" } as const;
const spread = (W: Tensor) => W.std({ correction: 0 }).item();

describe("an initialiser", () => {
  it("gives the same numbers for a seed, others for another, and goes on along a stream", () => {
    const init = initialisers.normal({ standardDeviation: 1 });
    const [one, other] = [init([3], { random: new Random(7) }), init([3], { random: new Random(7) })];
    expect(one.data).toEqual(other.data);
    expect(init([3], { random: new Random(8) }).data).not.toEqual(one.data);
    const stream = new Random(7);
    expect(init([3], { random: stream }).data).toEqual(one.data);
    expect(init([3], { random: stream }).data).not.toEqual(one.data);
  });

  it("fills float32 unless told otherwise", () => {
    expect(initialisers.he()([2, 2]).dtype).toBe("float32");
    expect(initialisers.orthogonal()([2, 2], float64).dtype).toBe("float64");
  });
});

// The standard deviations that PyTorch's documentation of torch.nn.init states. An estimate from n normal numbers lies
// within 1/√(2n) of that, relatively: here n = 60,000, and the bound is five of these.
describe("the spread of the weights", () => {
  const shape = [300, 200];
  it.each([
    ["normal", initialisers.normal({ standardDeviation: 0.1 }), 0.1],
    ["uniform", initialisers.uniform({ low: -1, high: 1 }), 1 / Math.sqrt(3)],
    ["xavier", initialisers.xavier(), Math.sqrt(2 / 500)],
    [
      "xavier for tanh",
      initialisers.xavier({ gain: initialisers.gainOf("tanh") }),
      (5 / 3) * Math.sqrt(2 / 500),
    ],
    ["xavier, uniform", initialisers.xavier({ distribution: "uniform" }), Math.sqrt(2 / 500)],
    ["he", initialisers.he(), Math.sqrt(2 / 300)],
    ["he, fan out", initialisers.he({ fan: "out" }), Math.sqrt(2 / 200)],
    ["he, uniform", initialisers.he({ distribution: "uniform" }), Math.sqrt(2 / 300)],
    ["he for a sigmoid", initialisers.he({ nonlinearity: "sigmoid" }), Math.sqrt(1 / 300)],
  ] as const)("of %s is right", (_, init, deviation) => {
    const W = init(shape, float64);
    expect(Math.abs(spread(W) / deviation - 1)).toBeLessThan(5 / Math.sqrt(2 * 60_000));
    expect(Math.abs(W.mean().item())).toBeLessThan((5 * deviation) / Math.sqrt(60_000));
  });

  it("of uniform weights ends at √(6 / fan)", () => {
    const he = initialisers.he({ distribution: "uniform" })(shape, float64).abs().max().item();
    expect(he).toBeLessThanOrEqual(Math.sqrt(6 / 300));
    expect(he).toBeGreaterThan(0.999 * Math.sqrt(6 / 300));
    const xavier = initialisers.xavier({ distribution: "uniform" })(shape, float64).abs().max().item();
    expect(xavier).toBeLessThanOrEqual(Math.sqrt(6 / 500));
    expect(xavier).toBeGreaterThan(0.999 * Math.sqrt(6 / 500));
  });

  it("of a convolution counts channels times taps", () => {
    const W = initialisers.he()([100, 40, 3, 5], float64);
    expect(Math.abs(spread(W) / Math.sqrt(2 / (40 * 15)) - 1)).toBeLessThan(0.02);
    const out = initialisers.he({ fan: "out" })([100, 40, 3, 5], float64);
    expect(Math.abs(spread(out) / Math.sqrt(2 / (100 * 15)) - 1)).toBeLessThan(0.02);
  });
});

describe("gainOf", () => {
  it.each([
    ["linear", 1],
    ["sigmoid", 1],
    ["tanh", 5 / 3],
    ["relu", Math.sqrt(2)],
    ["leakyRelu", Math.sqrt(2 / 1.0001)],
    ["selu", 0.75],
  ] as const)("of %s is PyTorch's", (nonlinearity, gain) => {
    expect(initialisers.gainOf(nonlinearity)).toBeCloseTo(gain, 15);
  });
});

describe("orthogonal", () => {
  it.each([
    [[3, 3], false],
    [[3, 7], false],
    [[7, 3], true],
    [[4, 2, 3, 3], false],
  ] as const)("of shape %j has perpendicular rows, or columns, of length gain", (shape, byColumn) => {
    const W = initialisers.orthogonal({ gain: 2 })(shape, float64).reshape([shape[0], -1]);
    const product = byColumn ? W.transpose().matmul(W) : W.matmul(W.transpose());
    const extent = product.shape[0]!;
    product.data.forEach((value: number, i: number) =>
      expect(value).toBeCloseTo(i % (extent + 1) === 0 ? 4 : 0, 12),
    );
  });
});

describe("a shape without fans", () => {
  it("is refused", () => {
    expect(() => initialisers.he()([3])).toThrow(ShapeError);
    expect(() => initialisers.xavier()([])).toThrow(ShapeError);
    expect(() => initialisers.orthogonal()([3])).toThrow(ShapeError);
    expect([...initialisers.constant(2)([3]).data]).toEqual([2, 2, 2]);
  });

  it("so are options that do not exist", () => {
    expect(() => initialisers.he({ distribution: "cauchy" as "normal" })).toThrow(/"normal" or "uniform"/);
    expect(() => initialisers.he({ fan: "both" as "in" })).toThrow(/"in" or "out"/);
    expect(() => initialisers.xavier({ gain: 0 })).toThrow(/gain is a positive number/);
    expect(() => initialisers.gainOf("softmax" as "relu")).toThrow(/got softmax/);
  });
});
