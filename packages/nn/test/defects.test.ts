import { gradientsOf, matmul, numericalGradient, type Tensor, tensor, variable } from "@leibniz/core";
import {
  Affine,
  crossEntropyError,
  meanSquaredError,
  Relu,
  SoftmaxWithLoss,
  sumSquaredError,
  TwoLayerNet,
} from "@leibniz/nn";
import { describe, expect, it } from "vitest";
import { waves } from "./reference/figures.ts";

// What the lecture notes get wrong about layers and losses: their version gives the figure that the slip explains, and
// ours the right one. B01, B02, … are the numbers of the slips in the table of cases.

const near = (values: ArrayLike<number>, digits = 12) =>
  Array.from(values, (value) => expect.closeTo(value, digits) as number);
const largest = (x: Tensor, y: Tensor) => x.sub(y).abs().max().item();
const two = tensor([0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
const right = tensor([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]);
const wrong = tensor([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0]);

describe("slips of the lecture notes", () => {
  it("B01: the square of the sum of differences is 0 for both examples", () => {
    for (const y of [right, wrong]) expect(y.sub(two).sum().square().mul(0.5).item()).toBeCloseTo(0, 30);
    expect([sumSquaredError(right, two).item(), sumSquaredError(wrong, two).item()]).toEqual(
      near([0.0975, 0.5975]),
    );
  });

  it("B02: the second layer takes z1, not x, and a mix-up is named", () => {
    const net = new TwoLayerNet({ inputs: 784, hidden: 50, outputs: 10 });
    const x = waves([2, 784]);
    expect(() => matmul(x, net.params.W2)).toThrow(/\(2, 784\) · \(50, 10\), 784 ≠ 50/);
    expect(net.predict(x).shape).toEqual([2, 10]);
  });

  it("B03: gradients are a record of their own, by the parameters' names", () => {
    const net = new TwoLayerNet({ inputs: 2, hidden: 2, outputs: 2 });
    const found = net.gradient(waves([1, 2]), tensor([0], { dtype: "int32" }));
    expect(Object.keys(found)).toEqual(Object.keys(net.params));
  });

  it("B04: ∂L/∂b1 is the sum of ∂L/∂a1, not of ∂L/∂z1; the check fails for b1 only", () => {
    const net = new TwoLayerNet({
      inputs: 4,
      hidden: 3,
      outputs: 2,
      activation: "sigmoid",
      standardDeviation: 1,
      dtype: "float64",
    });
    const [x, t] = [waves([3, 4]), tensor([[1, 0], [0, 1], [1, 0]])]; // prettier-ignore
    const z1 = net.layers.Sigmoid1!.forward(net.layers.Affine1.forward(x)).detach();
    const dy = net.probabilities(x).sub(t).div(3);
    const dz1 = dy.matmul(net.params.W2.transpose()).detach();
    const da1 = z1.mul(z1.neg().add(1)).mul(dz1);
    const theirs: Record<string, Tensor> = {
      W1: x.transpose().matmul(da1),
      b1: dz1.sum({ axes: 0 }),
      W2: z1.transpose().matmul(dy),
      b2: dy.sum({ axes: 0 }),
    };
    const numeric = net.numericalGradient(x, t);
    const fails = Object.keys(theirs).filter((name) => largest(theirs[name]!, numeric[name]!) > 1e-7);
    expect(fails).toEqual(["b1"]);
    expect(largest(da1.sum({ axes: 0 }), numeric["b1"]!)).toBeLessThan(1e-9);
    expect(Object.values(net.gradientCheck(x, t)).every((difference) => difference < 1e-7)).toBe(true);
  });

  it("B06: the ReLU layer returns what it computes", () => {
    expect([...new Relu().forward(tensor([1, -1])).data]).toEqual([1, 0]);
  });

  it("B07: zeros written into what arrives reach the layer above; ours leaves it alone", () => {
    const x = tensor([[1.0, -0.5], [-2.0, 3.0]]); // prettier-ignore
    const stored = Float64Array.of(1, 1, 1, 1);
    x.data.forEach((value: number, i: number) => value <= 0 && (stored[i] = 0));
    expect([...stored]).toEqual([1, 0, 0, 1]);

    const layer = new Relu();
    layer.forward(x);
    const dout = tensor([[1, 1], [1, 1]]); // prettier-ignore
    expect([...layer.backward(dout).data]).toEqual([1, 0, 0, 1]);
    expect([...dout.data]).toEqual([1, 1, 1, 1]);
  });

  it("B08, B09: Affine keeps W and b under one name, and its backward takes dout", () => {
    const [W, b] = [variable([[2]]), variable([1])];
    const layer = new Affine(W, b);
    expect([layer.W, layer.b]).toEqual([W, b]);
    layer.forward(tensor([[3]]));
    expect([layer.backward(tensor([[10]])).item(), layer.dW?.item(), layer.db?.item()]).toEqual([20, 30, 10]);
  });

  it("B10: SoftmaxWithLoss.backward returns dx, times what arrives", () => {
    const layer = new SoftmaxWithLoss();
    layer.forward(tensor([0.3, 2.9, 4.0]), tensor([0, 1, 0]));
    const once = layer.backward();
    expect([...layer.backward(3).data]).toEqual(near(once.data.map((value: number) => 3 * value)));
  });

  it("B11: a softmax over the whole matrix has rows of 0.0474 and 0.9526, and a gradient of N y − t", () => {
    const x = tensor([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
    const t = tensor([[0, 0, 1], [1, 0, 0]]); // prettier-ignore
    const whole = (x: Tensor) => x.reshape([-1]).softmax().reshape(x.shape);
    expect([...whole(x).sum({ axes: 1 }).data]).toEqual(near([0.0474, 0.9526], 4));
    expect([...x.softmax().sum({ axes: 1 }).data]).toEqual(near([1, 1]));

    const theirs = (x: Tensor) => whole(x).log().mul(t).sum().neg();
    const gradient = numericalGradient(theirs, x);
    expect(largest(gradient, whole(x).mul(2).sub(t))).toBeLessThan(1e-7);
    expect(largest(gradient, whole(x).sub(t).div(2))).toBeGreaterThan(0.5);
  });

  it("B12: a loss that is not divided by N has N times the gradient that is", () => {
    const [x, t] = [waves([3, 4]), tensor([0, 1, 2], { dtype: "int32" })];
    const numeric = numericalGradient((x) => new SoftmaxWithLoss({ reduction: "sum" }).forward(x, t), x);
    const layer = new SoftmaxWithLoss();
    layer.forward(x, t);
    const ratios = numeric.div(layer.backward());
    for (const ratio of ratios.data) expect(ratio).toBeCloseTo(3, 5);
    const ours = numericalGradient((x) => layer.forward(x, t), x);
    layer.forward(x, t);
    expect(largest(ours, layer.backward())).toBeLessThan(1e-9);
  });

  it("B13: y − t is not the gradient of a loss with delta; the check stops at 1e-6, and ours goes on", () => {
    const [x, t] = [waves([1, 10], 0.01), tensor([3], { dtype: "int32" })];
    const book = new SoftmaxWithLoss({ delta: 1e-7 });
    const numeric = numericalGradient((x) => book.forward(x, t), x);
    const plain = new SoftmaxWithLoss();
    plain.forward(x, t);
    // (1 − y) · 1e-7 / y with y near 0.1
    expect(largest(plain.backward(), numeric)).toBeGreaterThan(5e-7);
    expect(largest(plain.backward(), numeric)).toBeLessThan(2e-6);
    book.forward(x, t);
    expect(largest(book.backward(), numeric)).toBeLessThan(1e-9);
  });

  it("B14: without a guard the logarithm of 0 is −∞ and its product with 0 NaN; ours stays a number", () => {
    const x = tensor([1000, 0, -1000]);
    const t = tensor([0, 0, 1]);
    expect(x.softmax().log().mul(t).sum().neg().item()).toBeNaN();
    expect(new SoftmaxWithLoss().forward(x, t).item()).toBe(2000);
  });

  it("B15: with one class, sizes cannot tell an index from a one-hot row; the dtype can", () => {
    const y = tensor([[0.5], [0.25]]);
    const theyThinkOneHot = 2 === y.size;
    expect(theyThinkOneHot).toBe(true);
    const byIndex = crossEntropyError(y, tensor([0, 0], { dtype: "int32" })).item();
    expect(byIndex).toBeCloseTo((Math.log(2) + Math.log(4)) / 2, 14);
    expect(crossEntropyError(y, tensor([[1], [1]])).item()).toBeCloseTo(byIndex, 14);
  });

  it("B24: half the sum of squares is not their mean", () => {
    expect(sumSquaredError(right, two).item()).toBeCloseTo(0.0975, 12);
    expect(meanSquaredError(right, two).item()).toBeCloseTo(0.0195, 12);
  });

  it("B25: the last layer has one name", () => {
    expect(new TwoLayerNet({ inputs: 1, hidden: 1, outputs: 1 }).lastLayer).toBeInstanceOf(SoftmaxWithLoss);
  });

  it("B31: the loss of the batch after the update is lower than before it, so a curve says which it shows", () => {
    const net = new TwoLayerNet({ inputs: 4, hidden: 3, outputs: 2, standardDeviation: 1, dtype: "float64" });
    const [x, t] = [waves([5, 4]), tensor([0, 1, 0, 1, 0], { dtype: "int32" })];
    const before = net.loss(x, t);
    const parameters = Object.values(net.params);
    const found = gradientsOf(before, parameters);
    parameters.forEach((parameter, i) => parameter.assign(parameter.detach().sub(found[i]!.mul(0.1))));
    expect(net.loss(x, t).item()).toBeLessThan(before.item());
  });
});
