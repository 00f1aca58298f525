import { checkGradients, tensor, variable } from "@leibniz/core";
import { SoftmaxWithLoss } from "@leibniz/nn";
import { describe, expect, it } from "vitest";
import { expectFigures, waves } from "../reference/figures.ts";

const near = (values: ArrayLike<number>) =>
  Array.from(values, (value) => expect.closeTo(value, 12) as number);

describe("SoftmaxWithLoss", () => {
  const t = tensor([0, 1, 0]);

  it("gives the appendix figures: loss 1.4057144648124522, gradient y − t", () => {
    const x = variable([0.3, 2.9, 4.0]);
    const loss = new SoftmaxWithLoss().forward(x, t);
    loss.backward();
    expect(loss.item()).toBeCloseTo(1.4057144648124522, 14);
    expect([...x.grad!.data]).toEqual(near([0.018211273295547534, -0.7548081870649261, 0.7365969137693785]));
  });

  it("takes the mean over a batch, in loss and gradient alike", () => {
    const one = new SoftmaxWithLoss().forward(tensor([0.3, 2.9, 4.0]), t).item();
    const x = variable([
      [0.3, 2.9, 4.0],
      [0.3, 2.9, 4.0],
    ]);
    const loss = new SoftmaxWithLoss().forward(
      x,
      tensor([
        [0, 1, 0],
        [0, 1, 0],
      ]),
    );
    loss.backward();
    expect(loss.item()).toBeCloseTo(one, 14);
    expect(x.grad!.data[1]).toBeCloseTo(-0.7548081870649261 / 2, 14);
  });

  it("stays finite at scores of ±1000", () => {
    const x = variable([1000, -1000, 0]);
    const loss = new SoftmaxWithLoss().forward(x, t);
    loss.backward();
    expect(loss.item()).toBe(2000);
    expect([...x.grad!.data]).toEqual([1, -1, 0]);
  });

  it("agrees with finite differences, twice", () => {
    checkGradients((x) => new SoftmaxWithLoss().forward(x, t), [tensor([0.3, 2.9, 4.0])], { order: 2 });
  });

  it("refuses targets of another shape", () => {
    expect(() => new SoftmaxWithLoss().forward(tensor([1, 2]), t)).toThrow(
      /shape of the logits, \(2,\); got \(3,\)/,
    );
  });

  it("tells class indices by their dtype, also where there is one class", () => {
    const x = tensor([[0.3, 2.9, 4.0]]);
    const byIndex = new SoftmaxWithLoss().forward(x, tensor([1], { dtype: "int32" }));
    expect(byIndex.item()).toBeCloseTo(1.4057144648124522, 14);
    const oneClass = tensor([[5], [7]]);
    expect(new SoftmaxWithLoss().forward(oneClass, tensor([0, 0], { dtype: "int32" })).item()).toBe(0);
    expect(new SoftmaxWithLoss().forward(oneClass, tensor([[1], [1]])).item()).toBe(0);
    expect(() => new SoftmaxWithLoss().forward(x, tensor([1]))).toThrow(/class indices pass int32/);
  });

  it("takes int32 one-hot rows when told so", () => {
    const rows = tensor([0, 1, 0], { dtype: "int32" });
    const loss = new SoftmaxWithLoss({ targets: "probabilities" }).forward(tensor([0.3, 2.9, 4.0]), rows);
    expect(loss.item()).toBeCloseTo(1.4057144648124522, 14);
  });

  it("gives PyTorch's cross-entropies, by class and by probability", () => {
    const x = waves([3, 4], 4);
    const none = new SoftmaxWithLoss({ reduction: "none" });
    expectFigures("cross-entropy by class", none.forward(x, tensor([1, 3, 0], { dtype: "int32" })));
    expectFigures("cross-entropy by probability", none.forward(x, waves([3, 4], 1, 1).softmax()));
  });

  it("goes back by hand, times what arrives, and remembers y, t and the loss", () => {
    const layer = new SoftmaxWithLoss();
    expect(() => layer.backward()).toThrow(/forward before backward/);
    const loss = layer.forward(tensor([0.3, 2.9, 4.0]), t);
    expect([...layer.backward(10).data]).toEqual(
      near([0.18211273295547534, -7.548081870649261, 7.365969137693785]),
    );
    expect([...layer.y!.data]).toEqual(near([0.018211273295547534, 0.2451918129350739, 0.7365969137693785]));
    expect([layer.t, layer.loss]).toEqual([t, loss]);
  });

  it("with delta is the book's formula, with the gradient of that formula", () => {
    const y = 0.2451918129350739;
    const layer = new SoftmaxWithLoss({ delta: 1e-7 });
    const x = tensor([0.3, 2.9, 4.0]);
    expect(layer.forward(x, t).item()).toBeCloseTo(-Math.log(y + 1e-7), 14);
    expect(layer.backward().data[1]).toBeCloseTo((y - 1) * (y / (y + 1e-7)), 14);
    checkGradients((x) => layer.forward(x, t), [x]);
    // 1e-7 is the most that the logarithm can say: at a probability of 0 it stops at −log 1e-7.
    expect(layer.forward(tensor([1000, -1000, 0]), t).item()).toBeCloseTo(-Math.log(1e-7), 12);
    expect(() => new SoftmaxWithLoss({ delta: -1 })).toThrow(/delta/);
  });

  it("stays in float32 where the scores are", () => {
    const x = tensor([0.3, 2.9, 4.0], { dtype: "float32" });
    expect(new SoftmaxWithLoss().forward(x, t).dtype).toBe("float32");
  });
});
