import { gradientsOf, parameter, tensor, variable } from "@leibniz/core";
import {
  Adam,
  DataLoader,
  Dataset,
  type LogRow,
  Sgd,
  syntheticDigits,
  Trainer,
  TwoLayerNet,
} from "@leibniz/nn";
import { drawGraph, graphOf } from "@leibniz/viz";
import { graphvizCli } from "@leibniz/viz/node";
import { heading } from "../../training/training-report.ts";
import { settingsOf } from "../../training/settings.ts";
import { loadData } from "../../training/training-data.ts";
import { fact, factBetween, facts } from "../lesson.ts";
import { type Defect, sines, yes } from "./defect.ts";

const small = () =>
  new TwoLayerNet({ inputs: 4, hidden: 3, outputs: 2, standardDeviation: 1, dtype: "float64" });
const six = new Dataset(sines([6, 4]), tensor([0, 1, 0, 1, 0, 1], { dtype: "int32" }));

/** The run log of two epochs of the small network on six samples. */
async function runLog(batchSize: number): Promise<LogRow[]> {
  const net = small();
  const rows: LogRow[] = [];
  const trainer = new Trainer({
    model: net,
    loss: ({ x, t }) => net.loss(x, t),
    optimiser: new Sgd(net.parameters(), { learningRate: 0.1 }),
    batches: new DataLoader(six, { batchSize }),
  });
  await trainer.fit({ epochs: 2, log: { sink: { write: (row) => void rows.push(row) } } });
  return rows;
}

/** Slips about training and its curves. */
export const trainingDefects: readonly Defect[] = [
  {
    id: "B19",
    source: "000:L501-502",
    title: {
      en: "Accuracy of training images with the labels of test images",
      ko: "훈련 이미지를 시험 레이블로 채점한다",
    },
    right: {
      en: "Images and labels of one set; 0.09 is chance",
      ko: "같은 데이터의 이미지와 레이블을 쓴다. 0.09는 우연이다",
    },
    program: "examples/train-digits.ts",
    async facts() {
      const [train, test] = [
        syntheticDigits({ count: 2000, seed: 0 }),
        syntheticDigits({ count: 100, seed: 1 }),
      ];
      const net = new TwoLayerNet({ inputs: 784, hidden: 50, outputs: 10 });
      const trainer = new Trainer({
        model: net,
        loss: ({ x, t }) => net.loss(x, t),
        optimiser: new Adam(net.parameters(), { learningRate: 0.005 }),
        batches: new DataLoader(train, { batchSize: 100, shuffle: true }),
      });
      await trainer.fit({ iterations: 200 });
      return [
        factBetween("notes: accuracy", net.accuracy(train.slice(0, 100).x, test.t), 0.09, [0, 0.25]),
        factBetween("ours: accuracy, at least", net.accuracy(test.x, test.t), 0.8, [0.8, 1]),
      ];
    },
  },
  {
    id: "B22",
    source: "004:L380",
    title: { en: "A legend for arrows that have no label", ko: "이름 없는 화살표에 범례를 요청한다" },
    right: {
      en: "No legend: there is nothing to name, and Matplotlib warns",
      ko: "범례가 필요 없다. 이름이 없어 Matplotlib이 경고한다",
    },
    program: "examples/gradient-descent.ts",
    async facts() {
      const y = variable(3, { name: "x" }).pow(2);
      y.backward();
      const { groups } = await drawGraph(graphOf(y), graphvizCli);
      const legends = groups.filter(({ kind }) => kind === "legend");
      const words = legends.flatMap(({ marks }) =>
        marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : [])),
      );
      return [
        fact("ours: entries in the legend of a picture, value and gradient", words.length, 2),
        fact("ours: entries that name nothing", words.filter((text) => text.trim() === "").length, 0),
      ];
    },
  },
  {
    id: "B23",
    source: "000:L617-619; 004",
    title: {
      en: "A curve of the loss called train acc, over iterations called epochs",
      ko: "손실 곡선의 이름이 train acc이고, 반복 횟수 축의 이름이 epochs이다",
    },
    right: {
      en: "loss over iterations: 50,000 of them are 83⅓ epochs",
      ko: "반복에 따른 손실이다. 50,000회는 83⅓ 에폭이다",
    },
    program: "examples/train-mnist.ts",
    async facts() {
      const last = (await runLog(2)).at(-1)!;
      return [
        fact("epochs of 50,000 iterations, 60,000 images, batches of 100", 50_000 / (60_000 / 100), 250 / 3),
        fact("ours: step of the last row", last.step, 6),
        fact("ours: epoch of the last row", last.epoch, 2),
        yes("ours: its loss is called loss", typeof last.loss === "number"),
        yes(
          "ours: no figure of it is called an accuracy",
          !Object.keys(last).some((name) => /acc/i.test(name)),
        ),
      ];
    },
  },
  {
    id: "B27",
    source: "004:L392, 399, 415",
    title: {
      en: "Backward updates the weights, and the subtraction makes them smaller",
      ko: "역전파가 가중치를 갱신하고, 빼면 가중치가 작아진다",
    },
    right: {
      en: "Backward finds gradients, the optimiser updates; against a negative gradient a weight grows",
      ko: "역전파는 기울기를 구하고 갱신은 최적화기가 한다. 기울기가 음수면 가중치는 커진다",
    },
    program: "examples/gradient-descent.ts",
    facts() {
      const [w, v] = [parameter(3, { name: "w" }), parameter(-3, { name: "v" })];
      const optimiser = new Sgd([w, v], { learningRate: 0.1 });
      w.square().add(v.square()).backward();
      const before = [w.item(), v.item()];
      const gradients = [w.grad!.item(), v.grad!.item()];
      optimiser.step();
      return [
        ...facts("ours: weights after backward", before, [3, -3], 0),
        ...facts("ours: gradients", gradients, [6, -6], 0),
        ...facts("ours: weights after the update", [w.item(), v.item()], [2.4, -2.4]),
        yes("ours: the second is greater than before", v.item() > before[1]!),
      ];
    },
  },
  {
    id: "B31",
    source: "000; 002; 004",
    title: {
      en: "The loss of a batch is measured before the update in one document and after it in two",
      ko: "배치의 손실을 한 문서는 갱신 전에, 두 문서는 갱신 후에 잰다",
    },
    right: {
      en: "A log says which: ours is that before the update",
      ko: "어느 쪽인지 밝힌다. 여기서는 갱신 전의 손실이다",
    },
    program: "examples/train-mnist.ts",
    async facts() {
      const net = small();
      const { x, t } = six;
      const before = net.loss(x, t);
      const parameters = net.parameters();
      const found = gradientsOf(before, parameters);
      parameters.forEach((parameter, i) => parameter.assign(parameter.detach().sub(found[i]!.mul(0.1))));
      const after = net.loss(x, t).item();
      const [first, second] = await runLog(6);
      return [
        yes("notes: after the update it is lower", after < before.item()),
        fact("ours: loss in the first row, before its update", first!.loss!, before.item()),
        fact("ours: loss in the second row, after one", second!.loss!, after),
      ];
    },
  },
  {
    id: "B32",
    source: "000; 004",
    title: { en: "Random numbers without a seed", ko: "시드 없는 난수" },
    right: { en: "A seed, and it is printed", ko: "시드를 정하고 출력한다" },
    program: "examples/train-digits.ts",
    async facts() {
      const [first, second] = [small(), small()].map((net) => net.params.W1.data.join());
      const settings = settingsOf({ data: "spiral", seed: "7" });
      const text = heading(settings, await loadData("spiral"), { iterations: 1, from: 0 });
      return [
        yes("ours: two networks of one seed begin alike", first === second),
        yes("ours: training prints its seed", text.includes("seed 7")),
      ];
    },
  },
  {
    id: "B33",
    source: "000:L337, 579",
    title: {
      en: "The learning rate is written twice, and a loss takes the name of a function",
      ko: "학습률을 두 번 쓰고, 손실 값이 함수의 이름을 가린다",
    },
    right: {
      en: "One place for the rate, one name for each thing",
      ko: "학습률은 한 곳에, 이름은 하나에 하나씩",
    },
    program: "examples/first-network.ts",
    facts() {
      const updated = (w: number, gradient: number, options: { learningRate: number }) =>
        w - options.learningRate * gradient;
      const moved = (rate: number): number => {
        const w = parameter(3, { name: "w" });
        const optimiser = new Sgd([w], { learningRate: 0.1 });
        optimiser.learningRate.assign(tensor(rate));
        w.square().backward();
        optimiser.step();
        return w.item();
      };
      const theirs = (learningRate: number) => [learningRate, updated(3, 6, { learningRate: 0.1 })] as const;
      return [
        yes("notes: another rate in the first place changes nothing", theirs(0.1)[1] === theirs(0.01)[1]),
        fact("ours: w = 3 of w² after a step of rate 0.1", moved(0.1), 2.4),
        fact("ours: w = 3 of w² after a step of rate 0.01", moved(0.01), 2.94),
      ];
    },
  },
];
