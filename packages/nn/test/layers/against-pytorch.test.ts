import { tensor, variable } from "@leibniz/core";
import {
  AvgPool2d,
  BatchNorm,
  Conv2d,
  Gelu,
  type Layer,
  LayerNorm,
  LeakyRelu,
  MaxPool2d,
  Relu,
  Sigmoid,
  Silu,
  Softmax,
  Tanh,
} from "@leibniz/nn";
import { describe, expect, it } from "vitest";
import { arriving, expectFigures, waves } from "../reference/figures.ts";

/** Forward and by-hand backward, held against the figures; and the same gradients by `.grad`. */
function expectLayer(name: string, layer: Layer, x: ReturnType<typeof waves>): void {
  const y = layer.forward(x);
  expectFigures(`${name} y`, y);
  expectFigures(`${name} dx`, layer.backward(arriving(y)));
  for (const [parameter, gradient] of Object.entries(layer.gradients)) {
    expectFigures(`${name} d${parameter}`, gradient);
  }
  for (const parameter of Object.values(layer.own)) expect(parameter.grad, "backward by hand").toBeNull();
}

/** γ = 1, 2, 3 and β = 0.1, 0.2, 0.3. */
function weighted<Normalised extends BatchNorm | LayerNorm>(layer: Normalised): Normalised {
  layer.gamma.assign([1, 2, 3]);
  layer.beta.assign([0.1, 0.2, 0.3]);
  return layer;
}

describe("the figures of PyTorch", () => {
  it("for batch normalisation of features, its running averages and its evaluation", () => {
    const layer = weighted(new BatchNorm(3, { dtype: "float64" }));
    const x = waves([4, 3], 2);
    expectLayer("batch norm", layer, x);
    expectFigures("batch norm mean", layer.runningMean);
    expectFigures("batch norm variance", layer.runningVariance);
    expectFigures("batch norm evaluated", layer.evaluate().forward(x));
  });

  it("for batch normalisation of images, with momentum 0.3 and eps 1e-3", () => {
    const layer = new BatchNorm(2, { dtype: "float64", momentum: 0.3, eps: 1e-3 });
    const y = layer.forward(waves([2, 2, 2, 2], 2));
    expectFigures("batch norm 2d y", y);
    expectFigures("batch norm 2d dx", layer.backward(arriving(y)));
    expectFigures("batch norm 2d dgamma", layer.dgamma);
    expectFigures("batch norm 2d mean", layer.runningMean);
    expectFigures("batch norm 2d variance", layer.runningVariance);
  });

  it("for layer normalisation", () => {
    expectLayer("layer norm", weighted(new LayerNorm(3, { dtype: "float64" })), waves([2, 3], 2));
  });

  it("for a convolution with stride, padding, dilation and groups", () => {
    const W = variable(waves([2, 2, 2, 2], 0.5));
    const layer = new Conv2d(W, variable([0.1, 0.2]), { stride: 2, padding: 1, dilation: 2, groups: 2 });
    expectLayer("conv", layer, waves([1, 4, 5, 5]));
    expect(layer.dW?.shape).toEqual([2, 2, 2, 2]);
    expect(layer.db?.shape).toEqual([2]);
  });

  it("for pooling of windows that overlap and are padded", () => {
    const window = { kernel: 3, stride: 2, padding: 1 };
    expectLayer("max pool", new MaxPool2d(window), waves([1, 1, 5, 5]));
    expectLayer("average pool", new AvgPool2d(window), waves([1, 1, 5, 5]));
  });

  it.each([
    ["relu", new Relu()],
    ["sigmoid", new Sigmoid()],
    ["tanh", new Tanh()],
    ["gelu", new Gelu()],
    ["silu", new Silu()],
    ["leaky relu", new LeakyRelu()],
    ["softmax", new Softmax()],
  ] as const)("for %s", (name, layer) => expectLayer(name, layer, waves([2, 3], 3)));

  it("also where the input is in the graph, by .grad", () => {
    const layer = weighted(new BatchNorm(3, { dtype: "float64" }));
    const x = variable(waves([4, 3], 2));
    const y = layer.forward(x);
    y.backward({ gradient: arriving(y) });
    expectFigures("batch norm dx", x.grad!);
    expectFigures("batch norm dgamma", layer.gamma.grad!);
    expectFigures("batch norm dbeta", layer.beta.grad!);
  });
});

describe("the other approximation of GELU", () => {
  it("gives the paper's 0.8411919906082768 at 1", () => {
    expect(new Gelu({ approximate: "tanh" }).forward(tensor(1)).item()).toBeCloseTo(0.8411919906082768, 14);
  });
});
