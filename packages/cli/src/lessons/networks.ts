import { gradientsOf, matmul, Random, type Tensor, tensor } from "@leibniz/core";
import { SimpleNet, TwoLayerNet } from "@leibniz/nn";
import { loadData, mnistFolder } from "../training/training-data.ts";
import { fact, facts, factWithin, type Lesson, shapeFact } from "./lesson.ts";

/** Scores that the notes print; weights from which they follow: 0.6 · p / 1.2 + 0.9 · p / 1.8 = p. */
const P = [1.25184467, 0.34731474, 1.30469603];
const simpleNet = (delta = 0) => new SimpleNet({ W: [P.map((p) => p / 1.2), P.map((p) => p / 1.8)], delta });
const x = tensor([0.6, 0.9]);
const t = tensor([0, 0, 1]);
const GRADIENT = [0.24400113, 0.09875509, -0.34275622, 0.36600169, 0.14813263, -0.51413432];

/** As many rows of numbers from 0 to 1 as the notes take images, and their labels. */
const images = (rows: number) => new Random(1).uniformTensor([rows, 784]);
const labels = (rows: number) => tensor(new Int32Array(rows).map((_, i) => (3 * i) % 10));

const network = (activation: "relu" | "sigmoid", seed = 0) =>
  new TwoLayerNet({
    inputs: 784,
    hidden: 50,
    outputs: 10,
    activation,
    dtype: "float64",
    random: new Random(seed),
  });

const largest = (a: Tensor, b: Tensor) => a.sub(b).abs().max().item();

/** ∂L/∂(W1, b1, W2, b2) of the sigmoid network by the notes' formulas, with `t` one-hot rows. */
function gradientByFormula(net: TwoLayerNet, x: Tensor, t: Tensor): Record<string, Tensor> {
  const z1 = x.matmul(net.params.W1).add(net.params.b1).sigmoid().detach();
  const dy = net.probabilities(x).sub(t).div(t.shape[0]!);
  const dz1 = dy.matmul(net.params.W2.detach().transpose());
  const da1 = z1.mul(z1.neg().add(1)).mul(dz1);
  return {
    W1: x.transpose().matmul(da1),
    b1: da1.sum({ axes: 0 }),
    W2: z1.transpose().matmul(dy),
    b2: dy.sum({ axes: 0 }),
  };
}

/** Networks and their gradients: chapters 4 and 5 of the book. */
export const networkLessons: readonly Lesson[] = [
  {
    id: "T01",
    source: "003:L382-403; 004:L550-593",
    title: { en: "SimpleNet: scores x · W", ko: "simpleNet: 추론" },
    program: "examples/simple-net.ts",
    facts() {
      const p = simpleNet().predict(x);
      return [
        shapeFact("W", simpleNet().W, [2, 3]),
        ...facts("p", p.data, P),
        fact("argmax", p.argmax().item(), 2),
      ];
    },
  },
  {
    id: "T02",
    source: "003:L405",
    title: { en: "SimpleNet: the loss that follows from these scores", ko: "simpleNet: 손실" },
    program: "examples/simple-net.ts",
    facts() {
      const net = simpleNet(1e-7);
      const loss = (index: number) => net.loss(x, tensor(index, { dtype: "int32" })).item();
      return [
        ...[0.40666855, 0.16459181, 0.42873964].map((y, i) =>
          factWithin(`softmax(p) [${i}]`, net.probabilities(x).data[i]!, y, 5e-9),
        ),
        ...[0.89975656, 1.80428613, 0.84690521].map((y, i) =>
          factWithin(`loss of class ${i}`, loss(i), y, 5e-9),
        ),
        fact("loss", net.loss(x, t).item(), 0.846905211126222),
      ];
    },
  },
  {
    id: "T03",
    source: "003:L410-416",
    title: { en: "SimpleNet: dW = x ⊗ (y − t)", ko: "simpleNet: 기울기" },
    program: "examples/simple-net.ts",
    facts() {
      const net = simpleNet();
      const numeric = net.numericalGradient(x, t)["W"]!.data;
      const analytic = net.gradient(x, t)["W"]!.data;
      return [
        ...GRADIENT.map((g, i) => factWithin(`dW by differences [${i}]`, numeric[i]!, g, 1e-8)),
        ...GRADIENT.map((g, i) => factWithin(`dW by backward [${i}]`, analytic[i]!, g, 5e-9)),
      ];
    },
  },
  {
    id: "T04",
    source: "003:L495-499",
    title: { en: "TwoLayerNet(784, 100, 10): shapes", ko: "TwoLayerNet: 형상" },
    program: "examples/two-layer-net.ts",
    facts() {
      const { params } = new TwoLayerNet({ inputs: 784, hidden: 100, outputs: 10 });
      return [
        shapeFact("W1", params.W1, [784, 100]),
        shapeFact("b1", params.b1, [100]),
        shapeFact("W2", params.W2, [100, 10]),
        shapeFact("b2", params.b2, [10]),
      ];
    },
  },
  {
    id: "T05",
    source: "003; 004; 002",
    title: { en: "What a numerical gradient of TwoLayerNet(784, 50, 10) costs", ko: "수치 미분의 비용" },
    program: "examples/two-layer-net.ts",
    facts() {
      const parameters = network("relu").parameters();
      const count = parameters.reduce((sum, parameter) => sum + parameter.size, 0);
      return [fact("parameters", count, 39_760), fact("forward passes for one step", 2 * count, 79_520)];
    },
  },
  {
    id: "T06",
    source: "003:L449; 004:L688",
    title: { en: "The sigmoid network: the second layer takes z1", ko: "시그모이드 신경망" },
    program: "examples/two-layer-net.ts",
    facts() {
      const net = network("sigmoid");
      const { W1, b1, W2, b2 } = net.params;
      const batch = images(3);
      const z1 = matmul(batch, W1).add(b1).sigmoid();
      const accuracy = net.accuracy(batch, net.predict(batch).argmax({ axes: 1 }));
      return [
        fact("a2 − (z1 · W2 + b2)", largest(net.predict(batch), z1.matmul(W2).add(b2)), 0),
        ...facts("sum of probabilities", net.probabilities(batch).sum({ axes: 1 }).data, [1, 1, 1]),
        fact("accuracy against its own answers", accuracy, 1),
      ];
    },
  },
  {
    id: "T07",
    source: "004:L765-788",
    title: { en: "gradient() is what the formulas give", ko: "gradient(): 수식으로 구한 기울기" },
    program: "examples/two-layer-net.ts",
    facts() {
      const net = network("sigmoid");
      const [batch, classes] = [images(3), labels(3)];
      const oneHot = tensor(
        [...classes.data].map((k) => Array.from({ length: 10 }, (_, i) => Number(i === k))),
      );
      const byFormula = gradientByFormula(net, batch, oneHot);
      const found = net.gradient(batch, classes);
      return Object.keys(byFormula).map((name) =>
        factWithin(`largest |d${name} − formula|`, largest(found[name]!, byFormula[name]!), 0, 1e-14),
      );
    },
  },
  {
    id: "T08",
    source: "002:L679-760",
    title: { en: "Layers in order, and the walk back", ko: "계층으로 구현한 신경망과 역순 역전파" },
    program: "examples/two-layer-net.ts",
    facts() {
      const net = network("relu");
      const [batch, classes] = [images(3), labels(3)];
      const found = net.gradient(batch, classes);
      net.loss(batch, classes);
      let dout = net.lastLayer.backward();
      for (const layer of Object.values(net.layers).toReversed()) dout = layer.backward(dout);
      const { Affine1, Affine2 } = net.layers;
      return [
        fact("layers", Object.keys(net.layers).join(" "), "Affine1 Relu1 Affine2"),
        fact("last layer", net.lastLayer.name, "SoftmaxWithLoss"),
        factWithin("dW1 by the walk − gradient", largest(Affine1.dW!, found["W1"]!), 0, 1e-15),
        factWithin("db1", largest(Affine1.db!, found["b1"]!), 0, 1e-15),
        factWithin("dW2", largest(Affine2.dW!, found["W2"]!), 0, 1e-15),
        factWithin("db2", largest(Affine2.db!, found["b2"]!), 0, 1e-15),
      ];
    },
  },
  {
    id: "T09",
    source: "002:L761-786",
    title: { en: "The members of TwoLayerNet", ko: "TwoLayerNet의 인스턴스 변수와 메서드" },
    program: "examples/two-layer-net.ts",
    facts() {
      const net = network("relu");
      const methods = ["predict", "loss", "accuracy", "numericalGradient", "gradient"] as const;
      return [
        fact("params", Object.keys(net.params).join(" "), "W1 b1 W2 b2"),
        fact("names", Object.values(net.params).map(({ name }) => name).join(" "), "W1 b1 W2 b2"), // prettier-ignore
        ...methods.map((method) => fact(method, typeof net[method], "function")),
      ];
    },
  },
  {
    id: "T10",
    source: "002:L788-812",
    title: { en: "Gradient check: backward against differences", ko: "기울기 확인" },
    program: "examples/two-layer-net.ts",
    async facts() {
      const folder = mnistFolder();
      const digits = folder === null ? null : (await loadData("mnist", folder)).train.slice(0, 3);
      const [x, t, rows] =
        digits === null
          ? [images(3), labels(3), "three generated rows (x_train[:3] when LEIBNIZ_DATA is set)"]
          : [digits.x, digits.t, "x_train[:3]"];
      return [
        fact("checked on", rows, rows),
        ...(["relu", "sigmoid"] as const).flatMap((activation) => {
          const net = network(activation);
          // Fifty numbers of each parameter, so that it takes no minute.
          const differences = net.gradientCheck(x, t, { elements: 50 });
          return Object.entries(differences).map(([name, difference]) =>
            factWithin(`${activation}: largest difference for ${name}`, difference, 0, 1e-7),
          );
        }),
      ];
    },
  },
  {
    id: "T17",
    source: "derived",
    title: { en: "The first loss is ln 10", ko: "첫 손실은 ln 10" },
    program: "examples/two-layer-net.ts",
    facts: () =>
      Array.from({ length: 10 }, (_, seed) =>
        factWithin(
          `first loss, seed ${seed}`,
          network("sigmoid", seed).loss(images(20), labels(20)).item(),
          2.302585092994046,
          0.01,
        ),
      ),
  },
  {
    id: "T24",
    source: "000:L283-290",
    title: { en: "The update rule returns W − lr · dW, and changes no array", ko: "매개변수 갱신" },
    program: "examples/two-layer-net.ts",
    facts() {
      const net = network("relu");
      const [batch, classes] = [images(5), labels(5)];
      const { W1 } = net.params;
      const before = W1.data;
      const copy = before.slice();
      const loss = net.loss(batch, classes);
      const [dW1] = gradientsOf(loss, [W1]);
      W1.assign(W1.detach().sub(dW1!.mul(0.1)));
      const moved = tensor(copy, { shape: W1.shape }).sub(dW1!.mul(0.1));
      return [
        fact("W1 − (old W1 − 0.1 · dW1)", largest(W1, moved), 0),
        fact(
          "the old array is as it was",
          String(before.every((value: number, i: number) => value === copy[i])),
          "true",
        ),
        fact("the loss falls", String(net.loss(batch, classes).item() < loss.item()), "true"),
      ];
    },
  },
];
