import { matmul, numericalGradient, sigmoid, softmaxCrossEntropy, type Tensor, tensor } from "@leibniz/core";
import * as nn from "@leibniz/nn";
import { fact, factWithin, shapeFact } from "../lesson.ts";
import { type Defect, errorOf, largest, sines, thrownBy, yes } from "./defect.ts";

/** A small network with sigmoids, three rows, and its backward pass step by step. */
function backwardByHand() {
  const net = new nn.TwoLayerNet({
    inputs: 4,
    hidden: 3,
    outputs: 2,
    activation: "sigmoid",
    standardDeviation: 1,
    dtype: "float64",
  });
  const { W1, b1, W2, b2 } = net.params;
  const x = sines([3, 4]);
  const t = tensor([
    [1, 0],
    [0, 1],
    [1, 0],
  ]);
  const a1 = x.matmul(W1).add(b1).detach();
  const z1 = sigmoid(a1);
  const dy = net.probabilities(x).sub(t).div(3);
  /** ∂L/∂z1 and ∂L/∂a1. */
  const toZ1 = dy.matmul(W2.transpose()).detach();
  const toA1 = z1.mul(z1.neg().add(1)).mul(toZ1);
  const lossFrom = (z1: Tensor) => softmaxCrossEntropy(z1.matmul(W2).add(b2), t);
  return { net, x, t, a1, z1, dy, toZ1, toA1, lossFrom };
}

/** Slips in the classes of networks. */
export const networkDefects: readonly Defect[] = [
  {
    id: "B02",
    source: "003:L465",
    title: { en: "The second layer multiplies x by W2", ko: "둘째 계층이 x에 W2를 곱한다" },
    right: { en: "It multiplies z1, what the first layer gives", ko: "첫째 계층의 출력 z1에 곱한다" },
    program: "examples/two-layer-net.ts",
    facts() {
      const net = new nn.TwoLayerNet({ inputs: 784, hidden: 50, outputs: 10 });
      const x = sines([2, 784]);
      const error = errorOf(() => matmul(x, net.params.W2));
      return [
        fact("notes: throws", error?.name ?? "nothing", "ShapeError"),
        yes("notes: the shapes are named", error?.message.includes("(2, 784) · (50, 10), 784 ≠ 50") ?? false),
        shapeFact("ours", net.predict(x), [2, 10]),
      ];
    },
  },
  {
    id: "B03",
    source: "003:L488-491",
    title: {
      en: "Gradients are put into grads.params, which there is not",
      ko: "없는 grads.params에 기울기를 넣는다",
    },
    right: {
      en: "grads itself holds them, by the parameters' names",
      ko: "grads 자체가 매개변수 이름으로 담는다",
    },
    program: "examples/two-layer-net.ts",
    facts() {
      const net = new nn.TwoLayerNet({ inputs: 2, hidden: 2, outputs: 2 });
      const grads: Record<string, Record<string, Tensor>> = {};
      const ours = net.gradient(sines([1, 2]), tensor([0], { dtype: "int32" }));
      return [
        fact(
          "notes: throws",
          thrownBy(() => (grads["params"]!["W1"] = net.params.W1)),
          "TypeError",
        ),
        fact("ours: names", Object.keys(ours).join(), "W1,b1,W2,b2"),
      ];
    },
  },
  {
    id: "B04",
    source: "000:L281",
    title: { en: "db1 is the sum of ∂L/∂z1", ko: "db1을 ∂L/∂z1의 합으로 구한다" },
    right: {
      en: "The sum of ∂L/∂a1; a gradient check fails for b1 only",
      ko: "∂L/∂a1의 합이다. 기울기 확인은 b1에서만 실패한다",
    },
    program: "examples/two-layer-net.ts",
    facts() {
      const { net, x, t, z1, dy, toZ1, toA1 } = backwardByHand();
      const numeric = net.numericalGradient(x, t);
      const theirs: Record<string, Tensor> = {
        W1: x.transpose().matmul(toA1),
        b1: toZ1.sum({ axes: 0 }),
        W2: z1.transpose().matmul(dy),
        b2: dy.sum({ axes: 0 }),
      };
      const fails = Object.keys(theirs).filter((name) => largest(theirs[name]!, numeric[name]!) > 1e-7);
      return [
        fact("notes: parameters whose check fails", fails.join(), "b1"),
        factWithin("ours: |Σ ∂L/∂a1 − differences|", largest(toA1.sum({ axes: 0 }), numeric["b1"]!), 0, 1e-9),
        ...Object.entries(net.gradientCheck(x, t)).map(([name, difference]) =>
          factWithin(`ours: check of ${name}`, difference, 0, 1e-7),
        ),
      ];
    },
  },
  {
    id: "B05",
    source: "004:L783-786",
    title: {
      en: "da1 is the name of ∂L/∂z1, and dz1 that of ∂L/∂a1",
      ko: "∂L/∂z1을 da1, ∂L/∂a1을 dz1이라고 부른다",
    },
    right: {
      en: "The numbers are right, the names the other way round",
      ko: "값은 맞고 이름이 서로 바뀌었다",
    },
    program: "examples/two-layer-net.ts",
    facts() {
      const { a1, z1, toZ1, toA1, lossFrom } = backwardByHand();
      const [theirDa1, theirDz1] = [toZ1, toA1];
      const dz1 = numericalGradient(lossFrom, z1);
      const da1 = numericalGradient((a1) => lossFrom(sigmoid(a1)), a1);
      return [
        factWithin("notes: |their da1 − ∂L/∂z1|", largest(theirDa1, dz1), 0, 1e-9),
        factWithin("notes: |their dz1 − ∂L/∂a1|", largest(theirDz1, da1), 0, 1e-9),
        yes("notes: their da1 is not ∂L/∂a1", largest(theirDa1, da1) > 0.01),
      ];
    },
  },
  {
    id: "B25",
    source: "002:L761-773",
    title: {
      en: "lastLayer beside last_layer, and a TowLayerNet",
      ko: "lastLayer와 last_layer, 그리고 TowLayerNet",
    },
    right: { en: "One name each: lastLayer, TwoLayerNet", ko: "이름은 하나씩: lastLayer, TwoLayerNet" },
    program: "examples/two-layer-net.ts",
    facts() {
      const net = new nn.TwoLayerNet({ inputs: 1, hidden: 1, outputs: 1 });
      return [
        fact("ours: net.lastLayer is a", net.lastLayer.constructor.name, "SoftmaxWithLoss"),
        yes("ours: there is no last_layer", !("last_layer" in net)),
        yes("ours: TwoLayerNet is exported", "TwoLayerNet" in nn),
        yes("ours: TowLayerNet is not", !("TowLayerNet" in nn)),
      ];
    },
  },
];
