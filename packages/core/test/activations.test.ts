import { describe, expect, it } from "vitest";
import {
  elu,
  expandComposites,
  forwardOrder,
  gelu,
  gradientsOf,
  hardtanh,
  leakyRelu,
  logSigmoid,
  mish,
  relu,
  selu,
  sigmoid,
  silu,
  softplus,
  softsign,
  tanh,
  type Tensor,
  tensor,
  variable,
} from "../src/index.ts";

type Activation = (x: Tensor) => Tensor;

/** Equal, or equal to fourteen digits. */
const near = (found: number, expected: number) =>
  found === expected || Math.abs(found - expected) <= 1e-14 * Math.abs(expected);

/** The value and the derivatives at x, up to `order`, each from the graph of the one before. */
function derivatives(f: Activation, x: number, order: number): number[] {
  const leaf = variable(x);
  let y = f(leaf);
  const found = [y.item()];
  for (let n = 1; n <= order; n++) {
    y = gradientsOf(y, [leaf], { createGraph: true })[0]!;
    found.push(y.item());
  }
  return found;
}

describe("sigmoid", () => {
  it("passes the stages −1, e⁻¹, 1 + e⁻¹ and 1/(1 + e⁻¹) when it is expanded, and back", () => {
    const x = variable(1);
    const y = expandComposites(() => sigmoid(x));
    y.backward({ explain: true });
    const stages = forwardOrder(y);
    expect(stages.map((node) => node.output!.item())).toEqual([
      -1, 0.36787944117144233, 1.3678794411714423, 0.7310585786300049,
    ]);
    const explanation = y.explanation()!;
    expect(
      [
        ...stages
          .slice(0, 3)
          .reverse()
          .map((node) => node.output!),
        x,
      ].map((at) => explanation.gradientOf(at)!.item()),
    ).toEqual([-0.534446645388523, -0.534446645388523, -0.19661193324148188, 0.19661193324148188]);
  });

  it("folds them into y (1 − y)", () => {
    const x = variable(1);
    const y = sigmoid(x);
    y.backward();
    expect(y.item()).toBe(0.7310585786300049);
    expect(x.grad!.item()).toBe(0.7310585786300049 * (1 - 0.7310585786300049));
    expect(y.creator!.op).toBe("sigmoid");
  });

  it("saturates at 0 and 1 with gradients of 0, at ±∞ too", () => {
    const x = variable([-Infinity, -1000, 1000, Infinity]);
    const y = x.sigmoid();
    y.backward({ gradient: tensor([1, 1, 1, 1]) });
    expect([...y.data]).toEqual([0, 0, 1, 1]);
    expect([...x.grad!.data]).toEqual([0, 0, 0, 0]);
    expect(derivatives(sigmoid, 1000, 3).map(Math.abs)).toEqual([1, 0, 0, 0]);
  });

  it("keeps the digits of a small value: σ(x) → eˣ", () => {
    expect(sigmoid(-700).item() / Math.exp(-700)).toBeCloseTo(1, 14);
  });

  it("is σ(x) = 1 − σ(−x)", () => {
    for (const x of [0, 0.1, 1, 5, 30]) expect(sigmoid(x).item()).toBeCloseTo(1 - sigmoid(-x).item(), 15);
  });
});

describe("relu", () => {
  it("keeps what is positive, and sends gradients only there: [[1, −0.5], [−2, 3]]", () => {
    const x = variable([
      [1, -0.5],
      [-2, 3],
    ]);
    const y = x.relu();
    y.backward({
      gradient: tensor([
        [1, 1],
        [1, 1],
      ]),
    });
    expect([...y.data]).toEqual([1, 0, 0, 3]);
    expect([...x.grad!.data]).toEqual([1, 0, 0, 1]);
  });

  it("gives NaN for NaN, and 0 for −0 and −∞", () => {
    expect([...relu(tensor([NaN, -0, -Infinity, Infinity])).data]).toEqual([NaN, 0, 0, Infinity]);
  });
});

describe("an infinite gradient", () => {
  // f, and whether its gradient passes at −2, 0.5 and 2.
  it.each<[string, Activation, readonly number[]]>([
    ["relu", relu, [0, Infinity, Infinity]],
    ["leakyRelu", leakyRelu, [Infinity, Infinity, Infinity]],
    ["leakyRelu with slope 0", (x) => leakyRelu(x, { negativeSlope: 0 }), [0, Infinity, Infinity]],
    ["hardtanh", hardtanh, [0, Infinity, 0]],
    ["elu", elu, [Infinity, Infinity, Infinity]],
    ["selu", selu, [Infinity, Infinity, Infinity]],
  ])("does not pass the side of %s that was not chosen, on arrays and on numbers", (_name, f, expected) => {
    const points = [-2, 0.5, 2];
    const x = variable(points);
    f(x).backward({ gradient: tensor([Infinity, Infinity, Infinity]) });
    expect([...x.grad!.data]).toEqual(expected);
    const byNumbers = points.map((at) => {
      const leaf = variable(at);
      f(leaf).backward({ gradient: Infinity });
      return leaf.grad!.item();
    });
    expect(byNumbers).toEqual(expected);
  });
});

describe("an extreme argument", () => {
  const gate = { values: [0, 0, 0, 1000, 1e308, Infinity], slopes: [0, 0, 0, 1, 1, 1] };
  const arguments_ = [-Infinity, -1e308, -1000, 1000, 1e308, Infinity];
  const small = 1 / 1001;

  it.each<[string, Activation, { values: readonly number[]; slopes: readonly number[] }]>([
    ["gelu", gelu, gate],
    ["gelu by tanh", (x) => gelu(x, { approximate: "tanh" }), gate],
    ["silu", silu, gate],
    ["mish", mish, gate],
    ["relu", relu, gate],
    ["softplus", softplus, gate],
    ["logSigmoid", logSigmoid, { values: [-Infinity, -1e308, -1000, 0, 0, 0], slopes: [1, 1, 1, 0, 0, 0] }],
    ["elu", elu, { ...gate, values: [-1, -1, -1, 1000, 1e308, Infinity] }],
    ["hardtanh", hardtanh, { values: [-1, -1, -1, 1, 1, 1], slopes: [0, 0, 0, 0, 0, 0] }],
    [
      "softsign",
      softsign,
      { values: [-1, -1, small - 1, 1 - small, 1, 1], slopes: [0, 0, small ** 2, small ** 2, 0, 0] },
    ],
  ])("of %s gives the value and the slope of mathematics", (_name, f, { values, slopes }) => {
    const x = variable(arguments_);
    const y = f(x);
    y.backward({ gradient: y.like([1, 1, 1, 1, 1, 1]) });
    values.forEach((value, i) => {
      expect(near(y.data[i]!, value), `value at ${arguments_[i]}: ${y.data[i]}`).toBe(true);
      expect(near(x.grad!.data[i]!, slopes[i]!), `slope at ${arguments_[i]}: ${x.grad!.data[i]}`).toBe(true);
      // The same on plain numbers.
      const [z, slope] = derivatives(f, arguments_[i]!, 1) as [number, number];
      expect(near(z, value) && near(slope, slopes[i]!), `at ${arguments_[i]}: ${z}, ${slope}`).toBe(true);
    });
  });

  it("gives a second derivative of 0 where a function becomes a straight line", () => {
    for (const f of [silu, mish, softplus, logSigmoid, elu, selu, softsign]) {
      for (const x of [-Infinity, -1e308, 1e308, Infinity]) {
        expect(Math.abs(derivatives(f, x, 2)[2]!), `${f.name} at ${x}`).toBe(0);
      }
    }
  });

  it("of NaN is NaN", () => {
    for (const f of [
      relu,
      leakyRelu,
      elu,
      selu,
      gelu,
      silu,
      mish,
      hardtanh,
      softsign,
      softplus,
      logSigmoid,
    ]) {
      expect(f(NaN).item(), f.name).toBeNaN();
    }
  });

  it("keeps the digits of what is small", () => {
    // softplus(x) → eˣ, logSigmoid(−x) → −eˣ, silu(x) → x eˣ, mish(x) → x eˣ; gelu(x) = x · erfc(−x/√2)/2.
    const e = Math.exp(-50);
    expect(softplus(-50).item() / e).toBeCloseTo(1, 13);
    expect(logSigmoid(50).item() / -e).toBeCloseTo(1, 13);
    expect(silu(-50).item() / (-50 * e)).toBeCloseTo(1, 13);
    expect(mish(-50).item() / (-50 * e)).toBeCloseTo(1, 13);
    // erfc(10) of Abramowitz and Stegun's kind, to 16 digits.
    expect(gelu(-10 * Math.SQRT2).item() / (-5 * Math.SQRT2 * 2.088487583762545e-45)).toBeCloseTo(1, 12);
  });
});

describe("a third derivative", () => {
  // From their Taylor series: σ = ½ + x/4 − x³/48, tanh = x − x³/3, and those below have no cubic term.
  it.each<[string, Activation, number]>([
    ["sigmoid", sigmoid, -0.125],
    ["tanh", tanh, -2],
    ["softplus", softplus, 0],
    ["silu", silu, 0],
    ["gelu", gelu, 0],
  ])("of %s is the central difference of the second, and the Taylor coefficient at 0", (_name, f, at0) => {
    for (const x of [-2, -0.5, 0, 0.7, 1.5]) {
      const step = 1e-5;
      const second = (at: number) => derivatives(f, at, 2)[2]!;
      const difference = (second(x + step) - second(x - step)) / (2 * step);
      expect(derivatives(f, x, 3)[3]).toBeCloseTo(difference, 8);
    }
    expect(derivatives(f, 0, 3)[3]).toBeCloseTo(at0, 15);
  });
});
