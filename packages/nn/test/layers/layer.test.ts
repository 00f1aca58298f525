import { checkGradients, DTypeError, noGrad, parameter, ShapeError, tensor, variable } from "@leibniz/core";
import {
  Affine,
  BatchNorm,
  Conv2d,
  Dropout,
  Embedding,
  Flatten,
  initialisers,
  Layer,
  LayerNorm,
  MaxPool2d,
  Relu,
  Residual,
  Sequential,
} from "@leibniz/nn";
import { describe, expect, it } from "vitest";
import { waves } from "../reference/figures.ts";

const float64 = { dtype: "float64" } as const;

describe("a layer by hand", () => {
  it("sends back the gradient also for a constant input, and without parameters", () => {
    const layer = new Relu();
    layer.forward(tensor([1, -1]));
    expect([...layer.backward(tensor([5, 5])).data]).toEqual([5, 0]);
  });

  it("leaves what arrives as it was", () => {
    const layer = new Relu();
    layer.forward(
      tensor([
        [1.0, -0.5],
        [-2.0, 3.0],
      ]),
    );
    const dout = tensor([
      [1, 1],
      [1, 1],
    ]);
    expect([...layer.backward(dout).data]).toEqual([1, 0, 0, 1]);
    expect([...dout.data]).toEqual([1, 1, 1, 1]);
  });

  it("leaves dW and db, in float32 as the parameters are, whatever dtype arrives", () => {
    const layer = Affine.of(2, 3);
    layer.forward(tensor([[1, 2]]));
    const dx = layer.backward(tensor([[1, 1, 1]]));
    expect([dx.dtype, layer.dW?.dtype, layer.db?.dtype]).toEqual(["float64", "float32", "float32"]);
    expect(layer.dW?.data).toEqual(Float32Array.of(1, 1, 1, 2, 2, 2));
  });

  it("takes whole numbers, and gives their gradient as floats", () => {
    const layer = new Affine(variable([[2], [3]]), variable([0]));
    layer.forward(tensor([[1, 1]], { dtype: "int32" }));
    expect([...layer.backward(tensor([[1]])).data]).toEqual([2, 3]);
  });

  it("leaves gradients in the layers inside it, under their names", () => {
    const net = new Sequential({ first: new Affine(variable([[2]]), variable([0])), relu: new Relu() });
    net.forward(tensor([[3]]));
    expect([...net.backward(tensor([[1]])).data]).toEqual([2]);
    expect(Object.keys(net.gradients)).toEqual(["first.W", "first.b"]);
    expect(net.children["first"]!.gradients["W"]!.item()).toBe(3);
  });

  it("works after a forward without recording", () => {
    const layer = new Affine(variable([[2]]), variable([0]));
    noGrad(() => layer.forward(tensor([[3]])));
    expect(layer.backward(tensor([[1]])).item()).toBe(2);
  });

  it("refuses to go back before it went forward, or after a parameter was assigned", () => {
    const layer = Affine.of(1, 1);
    expect(() => layer.backward()).toThrow(/Affine: call forward before backward/);
    layer.forward(tensor([[1]]));
    (layer.W as ReturnType<typeof parameter>).assign([[3]]);
    expect(() => layer.backward(tensor([[1]]))).toThrow(/Affine: a parameter was assigned/);
  });

  it("refuses what has another shape than its output", () => {
    const layer = new Relu("Relu1");
    layer.forward(tensor([1, 2]));
    expect(() => layer.backward(tensor([1]))).toThrow(/Relu1: .*shape of the output, \(2,\); got \(1,\)/);
  });
});

describe("modes", () => {
  it("change with all layers inside, and come back each to its own after evaluating", () => {
    const [dropout, norm] = [new Dropout(0.5), new BatchNorm(2)];
    const net = new Sequential([norm, new Residual(dropout)]);
    norm.evaluate();
    expect(net.evaluating(() => [norm.training, dropout.training])).toEqual([false, false]);
    expect([norm.training, dropout.training]).toEqual([false, true]);
    net.evaluate();
    expect([norm.training, dropout.training]).toEqual([false, false]);
    net.train();
    expect([norm.training, dropout.training]).toEqual([true, true]);
  });

  it("come back also when the function throws", () => {
    const net = new Sequential([new Dropout(0.5)]);
    expect(() =>
      net.evaluating(() => {
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(net.training && net.children["0"]!.training).toBe(true);
  });
});

describe("Dropout", () => {
  const ones = tensor(new Float64Array(10_000).fill(1));

  it("drops about its share, and scales what is left by 1 / (1 − ratio)", () => {
    const y = new Dropout(0.25).forward(ones);
    expect(new Set(y.data)).toEqual(new Set([0, 1 / 0.75]));
    const dropped = y.data.filter((value) => value === 0).length / y.size;
    // Five standard deviations of a share of 10,000.
    expect(Math.abs(dropped - 0.25)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / 10_000));
  });

  it("passes everything in evaluation, and with ratio 0; nothing with ratio 1", () => {
    expect(new Dropout(0.5).evaluate().forward(ones)).toBe(ones);
    expect(new Dropout(0).forward(ones)).toBe(ones);
    expect(new Set(new Dropout(1).forward(ones).data)).toEqual(new Set([0]));
  });

  it("draws another mask each time, the same for a seed", () => {
    const [one, other] = [new Dropout(0.5), new Dropout(0.5)];
    const first = one.forward(ones).data;
    expect(other.forward(ones).data).toEqual(first);
    expect(one.forward(ones).data).not.toEqual(first);
  });

  it("sends the gradient through the mask of the last forward", () => {
    const layer = new Dropout(0.5);
    layer.forward(ones);
    layer.forward(ones);
    expect(layer.backward(ones).data).toEqual(layer.mask!.data);
  });

  it.each([-0.1, 1.1, NaN])("refuses the ratio %s", (ratio) => {
    expect(() => new Dropout(ratio)).toThrow(/from 0 to 1/);
  });
});

describe("BatchNorm", () => {
  it("gives features of mean 0 and variance 1", () => {
    const y = new BatchNorm(3, float64).forward(waves([50, 3], 7, 2));
    for (const mean of y.mean({ axes: 0 }).data) expect(mean).toBeCloseTo(0, 12);
    for (const variance of y.variance({ axes: 0, correction: 0 }).data) expect(variance).toBeCloseTo(1, 5);
  });

  it("moves its averages once for a forward, not for backward by hand nor in evaluation", () => {
    const layer = new BatchNorm(1, { ...float64, momentum: 0.5 });
    const y = layer.forward(tensor([[1], [3]]));
    layer.backward(y.like([1, 1]));
    layer.evaluate().forward(tensor([[100], [300]]));
    expect(layer.runningMean.item()).toBe(1);
    expect(layer.runningVariance.item()).toBe(1.5);
  });

  it("agrees with finite differences, twice", () => {
    const layer = new BatchNorm(2, float64);
    checkGradients((x) => layer.forward(x), [waves([4, 2], 2)], { order: 2 });
  });

  it("names its state: two parameters, two buffers", () => {
    const layer = new BatchNorm(2);
    expect([...layer.namedParameters().keys()]).toEqual(["gamma", "beta"]);
    expect([...layer.namedState().keys()]).toEqual(["gamma", "beta", "runningMean", "runningVariance"]);
  });

  it("refuses other features, one sample in training, and wrong options", () => {
    expect(() => new BatchNorm(3).forward(tensor([[1, 2]]))).toThrow(/3 features.*got \(1, 2\)/);
    expect(() => new BatchNorm(2).forward(tensor([[1, 2]]))).toThrow(/two numbers or more.*evaluate\(\)/);
    expect(new BatchNorm(2).evaluate().forward(tensor([[1, 2]])).shape).toEqual([1, 2]);
    expect(() => new BatchNorm(2, { momentum: 2 })).toThrow(/momentum/);
    expect(() => new BatchNorm(2, { eps: -1 })).toThrow(/eps/);
  });
});

describe("LayerNorm", () => {
  it("takes several last axes as one", () => {
    const layer = new LayerNorm([2, 2], { ...float64, eps: 0 });
    const y = layer.forward(tensor([[[1, 1], [3, 3]]])); // prettier-ignore
    expect([...y.data]).toEqual([-1, -1, 1, 1]);
  });

  it("agrees with finite differences, twice", () => {
    const layer = new LayerNorm(3, float64);
    checkGradients((x) => layer.forward(x), [waves([2, 3], 2)], { order: 2 });
  });

  it("refuses other last axes", () => {
    expect(() => new LayerNorm(3).forward(tensor([[1, 2]]))).toThrow(ShapeError);
  });
});

describe("Embedding", () => {
  const W = () =>
    variable([
      [1, 2],
      [3, 4],
    ]);

  it("keeps the shape of the indices, and adds the features", () => {
    const layer = new Embedding(W());
    expect(layer.forward(tensor([[0, 1, 1]], { dtype: "int32" })).shape).toEqual([1, 3, 2]);
    expect(layer.forward(tensor(1, { dtype: "int32" })).shape).toEqual([2]);
  });

  it("adds up the gradients of a row that is taken twice", () => {
    const layer = new Embedding(W());
    const y = layer.forward(tensor([1, 1], { dtype: "int32" }));
    y.backward({ gradient: y.like([1, 2, 10, 20]) });
    expect([...layer.W.grad!.data]).toEqual([0, 0, 11, 22]);
  });

  it("refuses floats, and rows that are not there", () => {
    expect(() => new Embedding(W()).forward(tensor([0, 1]))).toThrow(DTypeError);
    expect(() => new Embedding(W()).forward(tensor([2], { dtype: "int32" }))).toThrow(
      /index 2 is out of range/,
    );
  });

  it("starts from normal numbers of standard deviation 1", () => {
    const { W } = Embedding.of(500, 20, float64);
    expect(Math.abs(W.std().item() - 1)).toBeLessThan(0.03);
  });
});

describe("Sequential", () => {
  it("names parameters by place or by name, and refuses numbers as names", () => {
    const layers = [Affine.of(1, 2), new Relu(), Affine.of(2, 1)];
    expect([...new Sequential(layers).namedParameters().keys()]).toEqual(["0.W", "0.b", "2.W", "2.b"]);
    const named = new Sequential({ fc1: layers[0]!, relu: layers[1]!, fc2: layers[2]! });
    expect([...named.namedParameters().keys()]).toEqual(["fc1.W", "fc1.b", "fc2.W", "fc2.b"]);
    expect(() => new Sequential({ fc: layers[0]!, 0: layers[1]! })).toThrow(/as an array/);
  });

  it("counts a parameter that two layers share once", () => {
    const shared = Affine.of(2, 2);
    expect(new Sequential([shared, shared]).parameters()).toHaveLength(2);
  });

  it("passes x on when it is empty", () => {
    const x = tensor([1]);
    expect(new Sequential([]).forward(x)).toBe(x);
  });
});

describe("Residual", () => {
  it("adds what a projection makes of x where the shapes differ", () => {
    const body = new Conv2d(variable(waves([2, 1, 1, 1])), null);
    const projection = new Conv2d(variable(waves([2, 1, 1, 1], 1, 1)), null);
    const block = new Residual(body, { projection });
    const y = block.forward(tensor([[[[2]]]]));
    expect([...y.data]).toEqual([2 * (2 * Math.sin(1) + 1), 2 * (2 * Math.sin(2) + 1)].map(near));
    expect([...block.namedParameters().keys()]).toEqual([]);
    expect(block.backward(y.like([1, 1])).item()).toBeCloseTo(2 * Math.sin(1) + 2 * Math.sin(2) + 2, 12);
  });

  it("never broadcasts", () => {
    const block = new Residual(Affine.of(1, 3));
    expect(() => block.forward(tensor([[1]]))).toThrow(
      /x has shape \(1, 1\), and f\(x\) \(1, 3\); give a projection/,
    );
  });
});

describe("Flatten and pooling", () => {
  it("join a convolution to an affine layer", () => {
    const net = new Sequential([
      Conv2d.of(1, 2, 3, { padding: 1 }),
      new MaxPool2d({ kernel: 2 }),
      new Flatten(),
      Affine.of(8, 3),
    ]);
    expect(net.forward(waves([5, 1, 4, 4])).shape).toEqual([5, 3]);
  });

  it("Flatten gives a vector one column, and refuses a scalar", () => {
    expect(new Flatten().forward(tensor([1, 2])).shape).toEqual([2, 1]);
    expect(() => new Flatten().forward(tensor(1))).toThrow(ShapeError);
  });

  it("Conv2d refuses other channels, and groups that do not divide them", () => {
    expect(() => Conv2d.of(2, 1, 1).forward(waves([1, 3, 2, 2]))).toThrow(/channels differ/);
    expect(() => Conv2d.of(3, 2, 1, { groups: 2 })).toThrow(/do not fall into 2 groups/);
  });
});

describe("Affine.of", () => {
  it("takes an initialiser or a standard deviation, not both", () => {
    const zeros = Affine.of(2, 2, { init: initialisers.zeros() });
    expect([...zeros.W.data]).toEqual([0, 0, 0, 0]);
    expect(() => Affine.of(1, 1, { init: initialisers.zeros(), standardDeviation: 1 })).toThrow(/not both/);
  });

  it("names the mismatch of shapes", () => {
    expect(() => Affine.of(3, 2).forward(tensor([[1, 2]]))).toThrow(/\(1, 2\) · \(3, 2\), 2 ≠ 3/);
  });
});

describe("a layer of one's own", () => {
  class Twice extends Layer {
    readonly inner = new Affine(variable([[1]]), variable([0]));
    constructor() {
      super("Twice");
    }
    override get children() {
      return { inner: this.inner };
    }
    protected override compute(x: ReturnType<typeof tensor>) {
      return this.inner.forward(this.inner.forward(x.relu()).mul(3));
    }
  }

  it("goes back through what is not recorded, and through a layer used twice", () => {
    const layer = new Twice();
    layer.forward(tensor([[2]]));
    expect(layer.backward(tensor([[1]])).item()).toBe(3);
    // y = 3 x W² + …: ∂y/∂W = 6 x W
    expect(layer.gradients["inner.W"]!.item()).toBe(12);
  });
});

function near(value: number): number {
  return expect.closeTo(value, 12) as number;
}
