import { relu, type Tensor, tensor, variable } from "@leibniz/core";
import { Affine, Relu, SoftmaxWithLoss } from "@leibniz/nn";
import { fact, facts } from "../lesson.ts";
import { type Defect, thrownBy, yes } from "./defect.ts";

/** Slips in the classes of layers. Where the compiler refuses theirs, a comment says what it expects it to refuse. */
export const layerDefects: readonly Defect[] = [
  {
    id: "B06",
    source: "002:L352-355",
    title: {
      en: "The ReLU layer's forward returns nothing",
      ko: "ReLU 계층의 forward가 아무것도 반환하지 않는다",
    },
    right: { en: "It returns what it computes", ko: "계산한 값을 반환한다" },
    program: "examples/relu.ts",
    facts() {
      const theirs = {
        forward(x: Tensor): unknown {
          relu(x);
          return;
        },
      };
      const x = tensor([1, -1]);
      const handedOn = theirs.forward(x) as Tensor;
      return [
        fact("notes: what forward returns", typeof handedOn, "undefined"),
        fact(
          "notes: the next layer throws",
          thrownBy(() => handedOn.mul(2)),
          "TypeError",
        ),
        ...facts("ours: forward of (1, −1)", new Relu().forward(x).data, [1, 0], 0),
      ];
    },
  },
  {
    id: "B07",
    source: "002:L357",
    title: {
      en: "The ReLU layer's backward writes into what arrives",
      ko: "ReLU 계층의 backward가 dout에 직접 쓴다",
    },
    right: {
      en: "A copy: the gradient that the layer above has stored is not ours to change",
      ko: "복사본에 쓴다. 위 계층이 저장한 기울기를 바꾸면 안 된다",
    },
    program: "examples/relu.ts",
    facts() {
      const x = tensor([1.0, -0.5, -2.0, 3.0]);
      const stored = [1, 1, 1, 1];
      x.data.forEach((value: number, i: number) => value <= 0 && (stored[i] = 0));
      const layer = new Relu();
      layer.forward(x);
      const dout = tensor([1, 1, 1, 1]);
      const back = layer.backward(dout);
      return [
        ...facts("notes: dout of ones, afterwards", stored, [1, 0, 0, 1], 0),
        ...facts("ours: dout of ones, afterwards", dout.data, [1, 1, 1, 1], 0),
        ...facts("ours: what goes back", back.data, [1, 0, 0, 1], 0),
      ];
    },
  },
  {
    id: "B08",
    source: "002:L589-590",
    title: { en: "Affine takes w and keeps W", ko: "Affine이 w를 받아 W를 저장한다" },
    right: { en: "One name for one thing: W", ko: "한 가지에는 한 이름: W" },
    program: "examples/affine.ts",
    facts() {
      class Theirs {
        kept: unknown;
        constructor(_w: Tensor) {
          // @ts-expect-error There is no W here.
          this.kept = W;
        }
      }
      const [W2, b] = [variable([[2]]), variable([1])];
      const layer = new Affine(W2, b);
      return [
        fact(
          "notes: making the layer throws",
          thrownBy(() => new Theirs(tensor([[2]]))),
          "ReferenceError",
        ),
        yes("ours: layer.W is the W given", layer.W === W2),
        yes("ours: layer.b is the b given", layer.b === b),
      ];
    },
  },
  {
    id: "B09",
    source: "002:L599",
    title: { en: "Affine's backword(out) uses dout", ko: "Affine의 backword(out)이 dout을 쓴다" },
    right: { en: "backward(dout)", ko: "backward(dout)" },
    program: "examples/affine.ts",
    facts() {
      const theirs = {
        backword(_out: Tensor): Tensor {
          // @ts-expect-error There is no dout here.
          return dout;
        },
      };
      const ten = tensor([[10]]);
      // @ts-expect-error There is no backward.
      const callBackward = (): unknown => theirs.backward(ten);
      const layer = new Affine(variable([[2]]), variable([1]));
      layer.forward(tensor([[3]]));
      const dx = layer.backward(ten);
      return [
        fact(
          "notes: its backword throws",
          thrownBy(() => theirs.backword(ten)),
          "ReferenceError",
        ),
        fact("notes: a network that calls backward throws", thrownBy(callBackward), "TypeError"),
        fact("ours: dx = 10 · 2", dx.item(), 20),
        fact("ours: dW = 3 · 10", layer.dW!.item(), 30),
        fact("ours: db", layer.db!.item(), 10),
      ];
    },
  },
  {
    id: "B10",
    source: "002:L654",
    title: {
      en: "SoftmaxWithLoss.backward returns nothing, and does not look at dout",
      ko: "SoftmaxWithLoss.backward가 아무것도 반환하지 않고 dout도 무시한다",
    },
    right: { en: "It returns dx, times what arrives", ko: "dx에 dout을 곱해 반환한다" },
    program: "examples/softmax-with-loss.ts",
    facts() {
      const scores = [0.3, 2.9, 4.0];
      const t = [0, 1, 0];
      const powers = scores.map(Math.exp);
      const total = powers.reduce((sum, power) => sum + power);
      const difference = powers.map((power, i) => power / total - t[i]!);
      const theirs = {
        backward(_dout = 1): unknown {
          tensor(difference).div(1);
          return;
        },
      };
      const layer = new SoftmaxWithLoss();
      layer.forward(tensor(scores), tensor(t));
      return [
        fact("notes: what backward returns", typeof theirs.backward(3), "undefined"),
        ...facts("ours: backward()", layer.backward().data, difference),
        ...facts(
          "ours: backward(3)",
          layer.backward(3).data,
          difference.map((value) => 3 * value),
        ),
      ];
    },
  },
];
