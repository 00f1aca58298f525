import { DTypeError, forwardOrder, Random, ShapeError, type Tensor, tensor } from "@leibniz/core";
import {
  type BatchNorm,
  type Dropout,
  MultiLayerNet,
  type Network,
  SimpleConvNet,
  SimpleNet,
  TwoLayerNet,
} from "@leibniz/nn";
import { describe, expect, it } from "vitest";
import { waves } from "../reference/figures.ts";

const float64 = { dtype: "float64" } as const;
const classes = (...indices: number[]) => tensor(indices, { dtype: "int32" });
const scopesOf = (y: Tensor) => [...new Set(forwardOrder(y).map((node) => node.scope?.name))];
const shapes = (net: Network) =>
  Object.fromEntries(Object.entries(net.params).map(([name, parameter]) => [name, parameter.shape]));
const countOf = (net: Network) => net.parameters().reduce((count, parameter) => count + parameter.size, 0);
const small = (activation: "relu" | "sigmoid") =>
  new TwoLayerNet({ inputs: 6, hidden: 5, outputs: 4, activation, standardDeviation: 0.5, ...float64 });

describe("SimpleNet", () => {
  const scores = [1.25184467, 0.34731474, 1.30469603];
  // 0.6 · p / 1.2 + 0.9 · p / 1.8 = p
  const net = new SimpleNet({ W: [scores.map((p) => p / 1.2), scores.map((p) => p / 1.8)] });
  const [x, t] = [tensor([0.6, 0.9]), tensor([0, 0, 1])];

  it("gives the documents' scores, of which the last is the largest", () => {
    expect([...net.predict(x).data]).toEqual(scores.map((p) => expect.closeTo(p, 12) as number));
    expect(net.predict(x).argmax().item()).toBe(2);
    expect(net.accuracy(x, t)).toBe(1);
  });

  it("gives the losses that follow from them, for each class, with the book's delta", () => {
    const book = new SimpleNet({ W: net.W, delta: 1e-7 });
    const losses = [0, 1, 2].map((index) => book.loss(x, tensor(index, { dtype: "int32" })).item());
    expect(losses).toEqual([0.89975656, 1.80428613, 0.84690521].map((l) => expect.closeTo(l, 8) as number));
    expect(book.loss(x, t).item()).toBeCloseTo(0.846905211126222, 12);
  });

  it("gives x ⊗ (y − t), by backward and by differences", () => {
    const wanted = [0.24400113, 0.09875509, -0.34275622, 0.36600169, 0.14813263, -0.51413432].map(
      (value) => expect.closeTo(value, 8) as number,
    );
    expect([...net.gradient(x, t)["W"]!.data]).toEqual(wanted);
    expect([...net.numericalGradient(x, t)["W"]!.data]).toEqual(wanted);
    expect(net.gradientCheck(x, t)["W"]).toBeLessThan(1e-9);
  });
});

describe("TwoLayerNet", () => {
  it("of 784, 100, 10 has the book's shapes; of 784, 50, 10 has 39,760 numbers", () => {
    const net = new TwoLayerNet({ inputs: 784, hidden: 100, outputs: 10 });
    expect(shapes(net)).toEqual({ W1: [784, 100], b1: [100], W2: [100, 10], b2: [10] });
    expect(countOf(new TwoLayerNet({ inputs: 784, hidden: 50, outputs: 10 }))).toBe(39_760);
  });

  it("names its layers, parameters and scopes as the book does", () => {
    const net = small("relu");
    expect(Object.keys(net.layers)).toEqual(["Affine1", "Relu1", "Affine2"]);
    expect([...net.namedParameters().keys()]).toEqual(["Affine1.W", "Affine1.b", "Affine2.W", "Affine2.b"]);
    expect(Object.values(net.params).map((parameter) => parameter.name)).toEqual(["W1", "b1", "W2", "b2"]);
    expect(scopesOf(net.loss(waves([2, 6]), classes(0, 1)))).toEqual([
      "Affine1",
      "Relu1",
      "Affine2",
      "SoftmaxWithLoss",
    ]);
    expect(Object.keys(small("sigmoid").layers)).toEqual(["Affine1", "Sigmoid1", "Affine2"]);
  });

  it.each(["relu", "sigmoid"] as const)(
    "passes the gradient check with %s, with and without delta",
    (activation) => {
      const [x, t] = [waves([3, 6]), classes(0, 3, 1)];
      for (const difference of Object.values(small(activation).gradientCheck(x, t))) {
        expect(difference).toBeLessThan(1e-7);
      }
      const book = new TwoLayerNet({ inputs: 6, hidden: 5, outputs: 4, activation, delta: 1e-7, ...float64 });
      for (const difference of Object.values(book.gradientCheck(x, t))) expect(difference).toBeLessThan(1e-7);
    },
  );

  it("has the gradient of the reverse walk by hand, and of the formulas", () => {
    const net = small("sigmoid");
    const [x, t] = [waves([3, 6]), waves([3, 4], 1, 1).softmax()];
    const found = net.gradient(x, t);

    net.loss(x, t);
    let dout = net.lastLayer.backward();
    for (const layer of Object.values(net.layers).toReversed()) dout = layer.backward(dout);
    expect(dout.shape).toEqual([3, 6]);
    expect(net.layers.Affine1.dW!.data).toEqual(found["W1"]!.data);
    expect(net.layers.Affine2.db!.data).toEqual(found["b2"]!.data);

    const { W1, b1, W2 } = net.params;
    const z1 = x.matmul(W1).add(b1).sigmoid().detach();
    const dy = net.probabilities(x).sub(t).div(3);
    const da1 = z1.mul(z1.neg().add(1)).mul(dy.matmul(W2.transpose().detach()));
    const close = (wanted: Tensor) => [...wanted.data].map((value) => expect.closeTo(value, 14) as number);
    expect([...found["W2"]!.data]).toEqual(close(z1.transpose().matmul(dy)));
    expect([...found["b2"]!.data]).toEqual(close(dy.sum({ axes: 0 })));
    expect([...found["W1"]!.data]).toEqual(close(x.transpose().matmul(da1)));
    expect([...found["b1"]!.data]).toEqual(close(da1.sum({ axes: 0 })));
  });

  it("touches no .grad, and no parameter, while it looks for gradients", () => {
    const net = small("relu");
    const before = net.params.W1.data.slice();
    net.gradientCheck(waves([2, 6]), classes(0, 1));
    expect(net.params.W1.data).toEqual(before);
    expect(net.params.W1.grad).toBeNull();
  });

  it("begins near ln 10 with standard deviation 0.01, for ten seeds", () => {
    const [x, t] = [waves([20, 784], 0.5, 0.5), tensor(new Int32Array(20).map((_, i) => i % 10))];
    for (let seed = 0; seed < 10; seed++) {
      const net = new TwoLayerNet({ inputs: 784, hidden: 50, outputs: 10, random: new Random(seed) });
      expect(Math.abs(net.loss(x, t).item() - Math.LN10)).toBeLessThan(0.01);
    }
  });

  it("predicts in batches what it predicts at once, without a graph", () => {
    const net = small("relu");
    const x = waves([7, 6]);
    const whole = net.predict(x);
    expect(whole.requiresGrad).toBe(false);
    expect(net.predict(x, { batch: 3 }).data).toEqual(whole.data);
    expect(
      net
        .probabilities(x)
        .sum({ axes: 1 })
        .data.every((sum: number) => Math.abs(sum - 1) < 1e-12),
    ).toBe(true);
  });

  it("counts what is right, by class and by one-hot row, and refuses what is neither", () => {
    const net = small("relu");
    const x = waves([4, 6]);
    const right = net.predict(x).argmax({ axes: 1 });
    expect(net.accuracy(x, right)).toBe(1);
    const labels = right.data.slice();
    labels[0] = (labels[0]! + 1) % 4;
    expect(net.accuracy(x, tensor(labels))).toBe(0.75);
    expect(net.accuracy(x, net.probabilities(x))).toBe(1);
    expect(() => net.accuracy(x, tensor([0, 1, 2, 3]))).toThrow(DTypeError);
    expect(() => net.accuracy(x, classes(0, 1))).toThrow(ShapeError);
  });

  it("refuses differences in float32, and looks at some numbers only when asked", () => {
    const net = new TwoLayerNet({ inputs: 6, hidden: 5, outputs: 4 });
    expect(() => net.gradientCheck(waves([1, 6]), classes(0))).toThrow(/drown in the rounding of float32/);
    expect(() => small("relu").gradientCheck(waves([1, 6]), classes(0), { h: 0 })).toThrow(/step h/);
    expect(small("relu").gradientCheck(waves([1, 6]), classes(0), { elements: 3 })["W1"]).toBeLessThan(1e-7);
    expect(() => new TwoLayerNet({ inputs: 1, hidden: 1, outputs: 1, activation: "tanh" as "relu" })).toThrow(
      /"relu"/,
    );
  });

  it("learns: an update along −gradient lowers the loss, and only assign changes a parameter", () => {
    const net = small("sigmoid");
    const [x, t] = [waves([5, 6]), classes(0, 1, 2, 3, 0)];
    const losses = Array.from({ length: 6 }, () => {
      const loss = net.loss(x, t).item();
      const found = net.gradient(x, t);
      for (const [name, parameter] of Object.entries(net.params)) {
        parameter.assign(parameter.detach().sub(found[name]!.mul(0.1)));
      }
      return loss;
    });
    for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThan(losses[i - 1]!);
  });
});

describe("MultiLayerNet", () => {
  it("stacks affine, normalisation, activation and dropout", () => {
    const net = new MultiLayerNet({ inputs: 6, hidden: [5, 4], outputs: 3, batchNorm: true, dropout: 0.5 });
    expect(Object.keys(net.layers)).toEqual([
      "Affine1",
      "BatchNorm1",
      "Relu1",
      "Dropout1",
      "Affine2",
      "BatchNorm2",
      "Relu2",
      "Dropout2",
      "Affine3",
    ]);
    expect(Object.keys(net.params)).toEqual([
      "W1",
      "b1",
      "gamma1",
      "beta1",
      "W2",
      "b2",
      "gamma2",
      "beta2",
      "W3",
      "b3",
    ]);
    expect([...net.namedState().keys()]).toContain("BatchNorm2.runningVariance");
    expect((net.layers["Dropout1"] as Dropout).random.seed).not.toBe(
      (net.layers["Dropout2"] as Dropout).random.seed,
    );
  });

  it.each([
    ["plain", {}],
    ["with sigmoid and decay", { activation: "sigmoid", weightDecay: 0.1 }],
    ["with normalisation and dropout", { batchNorm: true, dropout: 0.3 }],
  ] as const)("passes the gradient check %s", (_, options) => {
    // A seed for which no sample silences a whole layer: the next would stand on the corner of its ReLU.
    const random = new Random(2);
    const net = new MultiLayerNet({ inputs: 6, hidden: [5, 4], outputs: 3, random, ...float64, ...options });
    const [x, t] = [waves([4, 6]), classes(0, 1, 2, 0)];
    for (const difference of Object.values(net.gradientCheck(x, t, { h: 1e-5 }))) {
      expect(difference).toBeLessThan(1e-7);
    }
  });

  it("adds ½ λ Σ W² to the loss, without the biases", () => {
    const [x, t] = [waves([2, 6]), classes(0, 1)];
    const [plain, decayed] = [0, 0.2].map(
      (weightDecay) => new MultiLayerNet({ inputs: 6, hidden: [5], outputs: 3, weightDecay, ...float64 }),
    );
    const squares = ["W1", "W2"].reduce((sum, name) => sum + plain!.params[name]!.square().sum().item(), 0);
    expect(decayed!.loss(x, t).item() - plain!.loss(x, t).item()).toBeCloseTo(0.1 * squares, 12);
  });

  it("draws its weights as the book says: √(2/n), √(1/n) or a number", () => {
    const spread = (weights: number | "relu" | "sigmoid") =>
      new MultiLayerNet({ inputs: 400, hidden: [100], outputs: 3, weights, ...float64 }).params[
        "W1"
      ]!.std().item();
    expect(Math.abs(spread("relu") / Math.sqrt(2 / 400) - 1)).toBeLessThan(0.02);
    expect(Math.abs(spread("sigmoid") / Math.sqrt(1 / 400) - 1)).toBeLessThan(0.02);
    expect(Math.abs(spread(0.3) / 0.3 - 1)).toBeLessThan(0.02);
  });

  it("predicts in evaluation, and is in training afterwards", () => {
    const net = new MultiLayerNet({ inputs: 6, hidden: [5], outputs: 3, batchNorm: true, dropout: 0.5 });
    const x = waves([4, 6]);
    expect(net.predict(x).data).toEqual(net.predict(x).data);
    expect(net.layers["Dropout1"]!.training).toBe(true);
    expect([...(net.layers["BatchNorm1"] as BatchNorm).runningMean.data]).toEqual([0, 0, 0, 0, 0]);
  });

  it("refuses what it does not know", () => {
    const of = (options: object) => () =>
      new MultiLayerNet({ inputs: 1, hidden: [1], outputs: 1, ...options });
    expect(of({ activation: "tanh" })).toThrow(/"relu" or "sigmoid"/);
    expect(of({ weights: "he" })).toThrow(/standard deviation, "relu" or "sigmoid"/);
    expect(of({ weightDecay: -1 })).toThrow(/weight decay/);
  });
});

describe("SimpleConvNet", () => {
  it("has the book's shapes for images of 28 × 28", () => {
    expect(shapes(new SimpleConvNet())).toEqual({
      W1: [30, 1, 5, 5],
      b1: [30],
      W2: [4320, 100],
      b2: [100],
      W3: [100, 10],
      b3: [10],
    });
  });

  const net = () =>
    new SimpleConvNet({
      image: [1, 6, 6],
      filters: 2,
      kernel: 3,
      hidden: 4,
      outputs: 3,
      standardDeviation: 0.5,
      ...float64,
    });

  it("passes the gradient check", () => {
    for (const difference of Object.values(net().gradientCheck(waves([2, 1, 6, 6]), classes(0, 2)))) {
      expect(difference).toBeLessThan(1e-7);
    }
  });

  it("takes images also as rows, and stands in scopes of its layers' names", () => {
    const x = waves([2, 36]);
    expect(net().predict(x).data).toEqual(net().predict(x.reshape([2, 1, 6, 6])).data);
    expect(scopesOf(net().loss(x, classes(0, 1)))).toEqual([
      "Conv1",
      "Relu1",
      "Pool1",
      "Flatten1",
      "Affine1",
      "Relu2",
      "Affine2",
      "SoftmaxWithLoss",
    ]);
  });

  it("refuses other images, and filters that leave nothing", () => {
    expect(() => net().predict(waves([2, 35]))).toThrow(/\(N, 1, 6, 6\), or \(N, 36\)/);
    expect(() => new SimpleConvNet({ image: [1, 3, 3], kernel: 3 })).toThrow(/leave nothing to pool/);
  });
});
