import { oneHot, softmax, type Tensor, tensor } from "@leibniz/core";
import { crossEntropyError, SoftmaxWithLoss, sumSquaredError } from "@leibniz/nn";
import { LABELS, PROBABILITIES, SCORES } from "./first-network-figures.ts";
import { fact, facts, factWithin, type Lesson, shapeFact } from "./lesson.ts";

/** The notes' two examples: the answer is 2, and the network says 2, or 7. */
const two = tensor([0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
const classTwo = tensor(2, { dtype: "int32" });
const saysTwo = tensor([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]);
const saysSeven = tensor([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0]);
const both = tensor([saysTwo, saysSeven].map((y) => [...y.data]));
const delta = 1e-7;

/** A softmax that subtracts one maximum, and divides each row by its own sum, or all by one. */
function carelessSoftmax(
  x: Tensor,
  options: { readonly axes?: number; readonly keepDims?: boolean },
): Tensor {
  const exponentials = x.sub(x.max()).exp();
  return exponentials.div(exponentials.sum(options));
}

/** Loss functions and the softmax: chapters 3 and 4 of the book. */
export const lossLessons: readonly Lesson[] = [
  {
    id: "L01",
    source: "003:L94; 004:L70-109",
    title: { en: "Half the sum of squared errors, where the network is right", ko: "오차제곱합: 맞았을 때" },
    program: "examples/losses.ts",
    facts: () => [fact("E", sumSquaredError(saysTwo, two).item(), 0.09750000000000003)],
  },
  {
    id: "L02",
    source: "003:L98",
    title: { en: "The same where it says 7", ko: "오차제곱합: 틀렸을 때" },
    program: "examples/losses.ts",
    facts: () => [fact("E", sumSquaredError(saysSeven, two).item(), 0.5975)],
  },
  {
    id: "L03",
    source: "003:L130",
    title: {
      en: "Cross-entropy error with 1e-7, where the network is right",
      ko: "교차 엔트로피 오차: 맞았을 때",
    },
    program: "examples/losses.ts",
    facts: () => [fact("E", crossEntropyError(saysTwo, two, { delta }).item(), 0.510825457099338, 0)],
  },
  {
    id: "L04",
    source: "003:L134",
    title: { en: "The same where it says 7", ko: "교차 엔트로피 오차: 틀렸을 때" },
    program: "examples/losses.ts",
    facts: () => [fact("E", crossEntropyError(saysSeven, two, { delta }).item(), 2.3025840929945454, 1e-15)],
  },
  {
    id: "L05",
    source: "002:L641-643",
    title: { en: "A sum that is not divided by N", ko: "N으로 나누지 않은 교차 엔트로피" },
    program: "examples/losses.ts",
    facts() {
      const rows = tensor([[...two.data], [...two.data]]);
      const sum = crossEntropyError(both, rows, { delta, reduction: "sum" }).item();
      return [
        fact(
          "one sample",
          crossEntropyError(saysTwo, two, { delta, reduction: "sum" }).item(),
          0.510825457099338,
        ),
        fact("batch of 2, over the mean", sum / crossEntropyError(both, rows, { delta }).item(), 2),
      ];
    },
  },
  {
    id: "L06",
    source: "003:L137-172",
    title: { en: "The mean over a mini-batch", ko: "미니배치의 평균 손실" },
    program: "examples/losses.ts",
    facts() {
      const batch = crossEntropyError(both, tensor([2, 2], { dtype: "int32" }), { delta }).item();
      return [fact("E", batch, (0.510825457099338 + 2.302584092994546) / 2)];
    },
  },
  {
    id: "L07",
    source: "003:L175-189",
    title: { en: "Class indices and one-hot rows agree", ko: "레이블: 인덱스와 원-핫" },
    program: "examples/losses.ts",
    facts: () =>
      [saysTwo, saysSeven].map((y, i) =>
        fact(
          `by index, example ${i + 1}`,
          crossEntropyError(y, classTwo, { delta }).item(),
          crossEntropyError(y, two, { delta }).item(),
        ),
      ),
  },
  {
    id: "L08",
    source: "000:L226-241",
    title: { en: "Without 1e-7: ∞ where the right class has probability 0", ko: "delta가 없을 때" },
    program: "examples/losses.ts",
    facts() {
      const sure = tensor([0, 1]);
      const product = (t: Tensor) => sure.log().mul(t).sum().neg().item();
      return [
        fact("log 0", tensor(0).log().item(), -Infinity),
        fact("0 · log 0, as a product", product(tensor([0, 1])), NaN),
        fact("ours, class 0 wanted", crossEntropyError(sure, tensor(0, { dtype: "int32" })).item(), Infinity),
        fact("ours, class 1 wanted", crossEntropyError(sure, tensor([0, 1])).item(), 0),
        fact("from scores", new SoftmaxWithLoss().forward(tensor([0, 1000]), tensor([1, 0])).item(), 1000),
      ];
    },
  },
  {
    id: "L09",
    source: "000:L172",
    title: { en: "Softmax of each row, and of one row alone", ko: "행마다의 소프트맥스" },
    program: "examples/softmax-rows.ts",
    facts() {
      const alone = softmax(tensor([...SCORES]));
      const row = softmax(tensor([[...SCORES], [...SCORES].reverse()])).data;
      return [
        ...PROBABILITIES.map((p, i) => factWithin(`y_hat[0] [${i}]`, alone.data[i]!, p, 3e-8)),
        ...facts("as the first of two rows", row, [...alone.data]),
      ];
    },
  },
  {
    id: "L10",
    source: "002:L634",
    title: { en: "A softmax over the whole matrix is none of its rows", ko: "행렬 전체의 소프트맥스" },
    program: "examples/softmax-rows.ts",
    facts() {
      const x = tensor([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
      const whole = carelessSoftmax(x, {}).sum({ axes: 1 }).data;
      const alone = tensor([...SCORES]);
      return [
        factWithin("sum of row 0, over the whole", whole[0]!, 0.0474, 5e-5),
        factWithin("sum of row 1, over the whole", whole[1]!, 0.9526, 5e-5),
        ...facts("sum of row", softmax(x).sum({ axes: 1 }).data, [1, 1]),
        ...facts("one row: the same", carelessSoftmax(alone, {}).data, [...softmax(alone).data]),
      ];
    },
  },
  {
    id: "L11",
    source: "derived",
    title: { en: "One maximum for all rows is not enough", ko: "전체 최댓값과 행마다의 최댓값" },
    program: "examples/softmax-rows.ts",
    facts() {
      const x = tensor([[0, 1], [1000, 1001]]); // prettier-ignore
      const careless = carelessSoftmax(x, { axes: 1, keepDims: true }).data;
      const p = [0.2689414213699951, 0.7310585786300049];
      return [
        ...facts("row 0, one maximum", careless.slice(0, 2), [NaN, NaN]),
        ...facts("a maximum for each row", softmax(x).data, [...p, ...p]),
      ];
    },
  },
  {
    id: "L12",
    source: "004:L119-128",
    title: { en: "The curve of −log y", ko: "−log y의 곡선" },
    program: "examples/losses.ts",
    facts() {
      const lossAt = (y: number) =>
        crossEntropyError(tensor([y, 1 - y]), tensor(0, { dtype: "int32" })).item();
      const losses = [1, 0.5, 0.1, 0.01, 1e-6].map(lossAt);
      return [
        fact("at 1", losses[0]! + 0, 0),
        fact("at 0.5: ln 2", losses[1]!, Math.LN2),
        fact("grows towards 0", String(losses.every((loss, i) => i === 0 || loss > losses[i - 1]!)), "true"),
      ];
    },
  },
  {
    id: "L13",
    source: "000:L206-222",
    title: { en: "One-hot rows of 5, 0, 4, 1, 9", ko: "원-핫 인코딩" },
    program: "examples/softmax-rows.ts",
    facts() {
      const t = oneHot([...LABELS], 10);
      return [
        shapeFact("t", t, [5, 10]),
        ...facts("place of the 1 in row", t.argmax({ axes: 1 }).data, LABELS, 0),
        ...facts("sum of row", t.sum({ axes: 1 }).data, [1, 1, 1, 1, 1], 0),
      ];
    },
  },
];
