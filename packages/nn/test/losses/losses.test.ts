import { checkGradients, DTypeError, ShapeError, type Tensor, tensor, variable } from "@leibniz/core";
import {
  binaryCrossEntropyWithLogits,
  crossEntropyError,
  hinge,
  huber,
  klDivergence,
  l1,
  meanSquaredError,
  nll,
  smoothL1,
  SoftmaxWithLoss,
  sumSquaredError,
} from "@leibniz/nn";
import { describe, expect, it } from "vitest";
import { expectFigures, waves } from "../reference/figures.ts";

const none = { reduction: "none" } as const;
const two = [0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
const right = [0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0];
const wrong = [0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0];
const classes = (...indices: number[]) => tensor(indices, { dtype: "int32" });
const gradientOf = (loss: (x: Tensor) => Tensor, x: Tensor) => {
  const leaf = variable(x);
  loss(leaf).backward();
  return [...leaf.grad!.data];
};

describe("PyTorch's figures", () => {
  const [y, t] = [waves([3, 4]), waves([3, 4], 1, 0.25).mul(2)];
  const [scores, p] = [waves([3, 4], 4), waves([3, 4], 1, 1).softmax()];
  const binary = y.greater(0);

  it.each(["mean", "sum", "none"] as const)("for mse and l1, reduction %s", (reduction) => {
    expectFigures(`mse ${reduction}`, meanSquaredError(y, t, { reduction }));
    expectFigures(`l1 ${reduction}`, l1(y, t, { reduction }));
  });

  it("for huber and smooth l1", () => {
    const [d, nothing] = [waves([3, 4], 3), tensor(new Float64Array(12), { shape: [3, 4] })];
    expectFigures("huber", huber(d, nothing, { delta: 1.5, ...none }));
    expectFigures("smooth l1", smoothL1(d, nothing, { beta: 1.5, ...none }));
  });

  it("for nll and the Kullback–Leibler divergence", () => {
    expectFigures("nll", nll(scores.logSoftmax(), classes(1, 3, 0)));
    expectFigures("kl divergence", klDivergence(scores.logSoftmax(), p));
  });

  it("for binary cross-entropy, plain and weighted", () => {
    expectFigures("binary cross-entropy", binaryCrossEntropyWithLogits(scores, binary, none));
    const weighted = binaryCrossEntropyWithLogits(scores.mul(0.5), p, { positiveWeight: 2.5 });
    expectFigures("binary cross-entropy, weighted", weighted);
  });

  it("for the hinge loss", () => {
    expectFigures("hinge", hinge(waves([3, 4], 3), binary.mul(2).sub(1), none));
  });
});

describe("sumSquaredError", () => {
  it("gives the documents' 0.0975 and 0.5975", () => {
    expect(sumSquaredError(tensor(right), tensor(two)).item()).toBe(0.09750000000000003);
    expect(sumSquaredError(tensor(wrong), tensor(two)).item()).toBeCloseTo(0.5975, 12);
  });

  it("adds up over a batch, or takes the mean of its rows", () => {
    const [y, t] = [tensor([right, wrong]), tensor([two, two])];
    expect(sumSquaredError(y, t).item()).toBeCloseTo(0.695, 12);
    expect(sumSquaredError(y, t, { reduction: "mean" }).item()).toBeCloseTo(0.3475, 12);
    expect(sumSquaredError(y, t, none).shape).toEqual([2]);
  });

  it("sends back y − t", () => {
    const gradient = gradientOf((y) => sumSquaredError(y, tensor([1, 1])), tensor([3, 0]));
    expect(gradient).toEqual([2, -1]);
  });
});

describe("crossEntropyError", () => {
  const delta = 1e-7;

  it("gives the documents' figures with delta, by class and by one-hot row", () => {
    expect(crossEntropyError(tensor(right), tensor(two), { delta }).item()).toBe(0.510825457099338);
    const byClass = crossEntropyError(tensor(wrong), tensor(2, { dtype: "int32" }), { delta }).item();
    expect(Math.abs(byClass / 2.3025840929945454 - 1)).toBeLessThan(1e-15);
  });

  it("takes the mean over a batch; its sum is N times that", () => {
    const y = tensor([right, wrong]);
    const mean = crossEntropyError(y, classes(2, 2), { delta }).item();
    expect(mean).toBeCloseTo((0.510825457099338 + 2.302584092994546) / 2, 14);
    expect(crossEntropyError(y, classes(2, 2), { delta, reduction: "sum" }).item()).toBeCloseTo(2 * mean, 14);
    expect(crossEntropyError(y, tensor([two, two]), { delta }).item()).toBeCloseTo(mean, 14);
  });

  it("is ∞ without delta where the right class has probability 0, and never NaN", () => {
    expect(crossEntropyError(tensor([0, 1]), tensor(0, { dtype: "int32" })).item()).toBe(Infinity);
    expect(crossEntropyError(tensor([0, 1]), tensor([1, 0])).item()).toBe(Infinity);
    expect(crossEntropyError(tensor([0, 1]), tensor([0, 1])).item()).toBe(0);
    const gradient = gradientOf((y) => crossEntropyError(y, tensor([0, 1])), tensor([0, 1]));
    expect(gradient.map((value) => value + 0)).toEqual([0, -1]);
  });

  it("refuses targets that do not fit, or of no plain kind", () => {
    const y = tensor([right, wrong]);
    expect(() => crossEntropyError(y, tensor([2, 2]))).toThrow(/pass int32 numbers/);
    expect(() => crossEntropyError(y, classes(2))).toThrow(ShapeError);
    expect(() => crossEntropyError(y, classes(2, 10))).toThrow(/no class 10: row 1/);
    expect(() => crossEntropyError(y, classes(-1, 0))).toThrow(/no class -1: row 0/);
    expect(() => crossEntropyError(y, y.greater(0))).toThrow(DTypeError);
    expect(() => crossEntropyError(y, tensor([2, 2]), { targets: "indices" })).toThrow(DTypeError);
  });
});

describe("the losses at their extremes", () => {
  it("binary cross-entropy is finite at logits of ±1000, and keeps its digits near 0", () => {
    const x = tensor([1000, -1000, 1000, -1000]);
    const t = tensor([1, 0, 0, 1]);
    expect([...binaryCrossEntropyWithLogits(x, t, none).data]).toEqual([0, 0, 1000, 1000]);
    expect(binaryCrossEntropyWithLogits(tensor(40), tensor(1)).item()).toBeCloseTo(Math.exp(-40), 30);
    const gradient = gradientOf((x) => binaryCrossEntropyWithLogits(x, t, { reduction: "sum" }), x);
    expect(gradient.map((value) => value + 0)).toEqual([0, 0, 1, -1]);
    expect(gradientOf((x) => binaryCrossEntropyWithLogits(x, tensor([1])), tensor([0]))).toEqual([-0.5]);
  });

  it("the divergence of a distribution from itself is 0, zeros included", () => {
    const p = tensor([0.25, 0.75, 0]);
    expect(klDivergence(p.log(), p).item()).toBe(0);
  });

  it("huber and smooth l1 are lines far out", () => {
    const [far, nothing] = [tensor([1e300]), tensor([0])];
    expect(huber(far, nothing).item()).toBe(1e300);
    expect(gradientOf((d) => huber(d, nothing, { delta: 2 }), far)).toEqual([2]);
    expect(gradientOf((d) => smoothL1(d, nothing, { beta: 2 }), far)).toEqual([1]);
  });

  it("hinge has no slope beyond its margin", () => {
    expect(gradientOf((y) => hinge(y, tensor([1, 1])), tensor([2, 0]))).toEqual([-0, -0.5]);
  });
});

describe("gradients against finite differences", () => {
  const [y, t] = [waves([2, 3], 2), waves([2, 3], 1, 0.3)];
  const positive = waves([2, 3], 0.3, 1);
  const p = waves([2, 3], 1, 1).softmax();
  const rows: [string, (x: Tensor, t: Tensor) => Tensor, Tensor, Tensor][] = [
    ["sumSquaredError", sumSquaredError, y, t],
    ["meanSquaredError", meanSquaredError, y, t],
    ["l1", l1, y, t],
    ["huber", (x, t) => huber(x, t, { delta: 0.7 }), y, t],
    ["smoothL1", (x, t) => smoothL1(x, t, { beta: 0.7 }), y, t],
    ["hinge", (x) => hinge(x, waves([2, 3]).greater(0).mul(2).sub(1)), y, t],
    ["binaryCrossEntropyWithLogits", binaryCrossEntropyWithLogits, y, p],
    ["crossEntropyError", (x, t) => crossEntropyError(x, t, { delta: 1e-3 }), positive, p],
    ["crossEntropyError by class", (x) => crossEntropyError(x, classes(2, 0), none), positive, p],
    ["nll", nll, y, p],
    ["nll by class", (x) => nll(x, classes(2, 0), none), y, p],
    ["klDivergence", klDivergence, y, p],
    ["SoftmaxWithLoss", (x, t) => new SoftmaxWithLoss().forward(x, t), y, p],
    ["SoftmaxWithLoss with delta", (x, t) => new SoftmaxWithLoss({ delta: 1e-3 }).forward(x, t), y, p],
  ];
  it.each(rows)("%s, twice, predictions and targets", (_, loss, x, t) => {
    checkGradients(loss, [x, t], { order: 2 });
  });
});

describe("every loss of element beside element", () => {
  it.each([
    ["sumSquaredError", sumSquaredError],
    ["meanSquaredError", meanSquaredError],
    ["l1", l1],
    ["huber", huber],
    ["smoothL1", smoothL1],
    ["binaryCrossEntropyWithLogits", binaryCrossEntropyWithLogits],
    ["klDivergence", klDivergence],
    ["hinge", hinge],
  ] as const)("%s refuses (3, 1) beside (3,), stays in float32, and stands in its scope", (op, loss) => {
    expect(() => loss(tensor([[1], [2], [3]]), tensor([1, 2, 3]))).toThrow(
      new RegExp(`${op}: .*\\(3, 1\\).*\\(3,\\).*reshape\\(\\[3, 1\\]\\)`),
    );
    const y = variable([-1, -2], { dtype: "float32" });
    const found = loss(y, tensor([1, 1], { dtype: "int32" }));
    expect([found.dtype, found.creator?.scope?.name]).toEqual(["float32", op]);
  });

  it("refuses a reduction or bend that does not exist", () => {
    const y = tensor([1]);
    expect(() => meanSquaredError(y, y, { reduction: "total" as "sum" })).toThrow(
      /"mean", "sum" or "none"; got total/,
    );
    expect(() => huber(y, y, { delta: 0 })).toThrow(/delta is a positive number/);
    expect(() => smoothL1(y, y, { beta: 0 })).toThrow(/beta is a positive number/);
  });
});
