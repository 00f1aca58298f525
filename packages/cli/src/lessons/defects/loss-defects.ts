import { numericalGradient, type Tensor, tensor } from "@leibniz/core";
import { crossEntropyError, meanSquaredError, SoftmaxWithLoss, sumSquaredError } from "@leibniz/nn";
import { fact, factBetween, facts, factWithin } from "../lesson.ts";
import { type Defect, largest, sines, yes } from "./defect.ts";

const two = tensor([0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
const likely = tensor([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]);
const unlikely = tensor([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0]);
const classes = (...labels: number[]) => tensor(labels, { dtype: "int32" });

/** Slips about losses and the softmax before them. */
export const lossDefects: readonly Defect[] = [
  {
    id: "B01",
    source: "004:L88, L104",
    title: { en: "The square of the sum, ½(Σ(y − t))²", ko: "합의 제곱 ½(Σ(y − t))²" },
    right: {
      en: "The sum of the squares, ½Σ(y − t)²: 0.0975 and 0.5975",
      ko: "제곱의 합 ½Σ(y − t)²: 0.0975, 0.5975",
    },
    program: "examples/losses.ts",
    facts() {
      const squareOfSum = (y: Tensor) => y.sub(two).sum().square().mul(0.5).item();
      return [
        factWithin("notes: 2 likely", squareOfSum(likely), 0, 1e-30),
        factWithin("notes: 2 unlikely", squareOfSum(unlikely), 0, 1e-30),
        fact("ours: 2 likely", sumSquaredError(likely, two).item(), 0.0975),
        fact("ours: 2 unlikely", sumSquaredError(unlikely, two).item(), 0.5975),
      ];
    },
  },
  {
    id: "B11",
    source: "002:L634",
    title: { en: "A softmax over the whole matrix", ko: "행렬 전체에 대한 softmax" },
    right: {
      en: "Each row for itself; over the matrix the gradient would be N·y − t, not (y − t)/N",
      ko: "행마다 따로 계산한다. 행렬 전체라면 기울기는 (y − t)/N이 아니라 N·y − t이다",
    },
    program: "examples/softmax-rows.ts",
    facts() {
      const x = sheet([1, 2, 3], [4, 5, 6]);
      const t = sheet([0, 0, 1], [1, 0, 0]);
      const whole = (x: Tensor) => x.reshape([-1]).softmax().reshape(x.shape);
      const rows = [Math.exp(-3) / (1 + Math.exp(-3)), 1 / (1 + Math.exp(-3))];
      const gradient = numericalGradient((x) => whole(x).log().mul(t).sum().neg(), x);
      return [
        ...facts("notes: sum of row", whole(x).sum({ axes: 1 }).data, rows),
        factWithin("notes: |∂L/∂x − (N·y − t)|", largest(gradient, whole(x).mul(2).sub(t)), 0, 1e-7),
        yes("notes: (y − t)/N is not it", largest(gradient, whole(x).sub(t).div(2)) > 0.5),
        ...facts("ours: sum of row", x.softmax().sum({ axes: 1 }).data, [1, 1]),
      ];
    },
  },
  {
    id: "B12",
    source: "002:L641, L656",
    title: {
      en: "The loss is not divided by N, and its gradient is",
      ko: "손실은 N으로 나누지 않고 기울기만 N으로 나눈다",
    },
    right: {
      en: "Both are, or neither: else they differ N times",
      ko: "둘 다 나누거나 둘 다 나누지 않는다. 아니면 N배 차이가 난다",
    },
    program: "examples/softmax-with-loss.ts",
    facts() {
      const [x, t] = [sines([3, 4]), classes(0, 1, 2)];
      const layer = new SoftmaxWithLoss();
      layer.forward(x, t);
      const backward = layer.backward();
      const ofSum = numericalGradient((x) => new SoftmaxWithLoss({ reduction: "sum" }).forward(x, t), x);
      const ofMean = numericalGradient((x) => new SoftmaxWithLoss().forward(x, t), x);
      const ratios = ofSum.div(backward);
      return [
        factWithin("notes: differences / backward, least", ratios.min().item(), 3, 1e-5),
        factWithin("notes: differences / backward, most", ratios.max().item(), 3, 1e-5),
        factWithin("ours: |differences − backward|", largest(ofMean, backward), 0, 1e-9),
      ];
    },
  },
  {
    id: "B13",
    source: "003",
    title: {
      en: "The loss has a delta of 1e-7, and its gradient is that without",
      ko: "손실에는 delta 1e-7이 있는데 기울기에는 없다",
    },
    right: {
      en: "A factor y/(y + delta) in the gradient, or a log-sum-exp that needs no delta",
      ko: "기울기에 y/(y + delta)를 곱하거나, delta가 필요 없는 log-sum-exp를 쓴다",
    },
    program: "examples/softmax-with-loss.ts",
    facts() {
      const [x, t] = [sines([1, 10], 0.01), classes(3)];
      const guarded = new SoftmaxWithLoss({ delta: 1e-7 });
      const numeric = numericalGradient((x) => guarded.forward(x, t), x);
      guarded.forward(x, t);
      const plain = new SoftmaxWithLoss();
      plain.forward(x, t);
      // (1 − y) · delta / y where y is near 0.1
      const floor = 9e-7;
      return [
        factBetween(
          "notes: |differences − (y − t)|",
          largest(plain.backward(), numeric),
          floor,
          [5e-7, 2e-6],
        ),
        factWithin(
          "ours: |differences − backward|, with delta",
          largest(guarded.backward(), numeric),
          0,
          1e-9,
        ),
      ];
    },
  },
  {
    id: "B14",
    source: "000:L236",
    title: { en: "The logarithm of a probability, without a guard", ko: "보호 장치 없는 확률의 로그" },
    right: { en: "The logarithm of the softmax by log-sum-exp", ko: "log-sum-exp로 softmax의 로그를 구한다" },
    program: "examples/softmax-with-loss.ts",
    facts() {
      const [x, t] = [tensor([1000, 0, -1000]), tensor([0, 0, 1])];
      const logarithms = x.softmax().log();
      return [
        fact("notes: log of 0", logarithms.data[2]!, -Infinity),
        fact(
          "notes: loss, with 0 · log 0 in it",
          logarithms
            .mul(tensor([0, 1, 0]))
            .sum()
            .neg()
            .item(),
          NaN,
        ),
        fact("ours: loss", new SoftmaxWithLoss().forward(x, t).item(), 2000),
      ];
    },
  },
  {
    id: "B15",
    source: "000",
    title: {
      en: "Labels are one-hot if they have as many numbers as the probabilities",
      ko: "원소 수가 확률과 같으면 레이블을 원-핫으로 본다",
    },
    right: {
      en: "The dtype says it: int32 are indices, floats are rows; with one class the sizes are equal",
      ko: "dtype으로 구분한다: int32는 번호, 실수는 행이다. 클래스가 하나면 크기가 같다",
    },
    program: "examples/losses.ts",
    facts() {
      const y = tensor([[0.5], [0.25]]);
      const indices = classes(0, 0);
      const byRow = y.reshape([-1]).log().mul(indices.cast("float64")).sum().neg().div(2).item();
      const right = (Math.log(2) + Math.log(4)) / 2;
      return [
        yes("notes: two indices are taken for one-hot rows", indices.size === y.size),
        factWithin("notes: loss", byRow, 0, 0),
        fact("ours: loss by indices", crossEntropyError(y, indices).item(), right),
        fact("ours: loss by one-hot rows", crossEntropyError(y, tensor([[1], [1]])).item(), right),
      ];
    },
  },
  {
    id: "B24",
    source: "004:L57, L65; 000:L194",
    title: {
      en: "Half the sum of squares, called the mean squared error",
      ko: "제곱합의 절반을 평균 제곱 오차라고 부른다",
    },
    right: {
      en: "It is the sum of squared errors, halved; the mean is 0.0195",
      ko: "오차 제곱합의 절반이다. 평균은 0.0195이다",
    },
    program: "examples/losses.ts",
    facts: () => [
      fact("notes: the figure called mean", likely.sub(two).square().sum().mul(0.5).item(), 0.0975),
      fact("ours: sumSquaredError", sumSquaredError(likely, two).item(), 0.0975),
      fact("ours: meanSquaredError", meanSquaredError(likely, two).item(), 0.0195),
    ],
  },
];

function sheet(...rows: number[][]): Tensor {
  return tensor(rows);
}
