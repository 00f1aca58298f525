import { Random } from "@leibniz/core";
import { DataLoader, TwoLayerNet } from "@leibniz/nn";
import { loadMnist } from "@leibniz/nn/node";
import { PRINTED_RELU, PRINTED_SIGMOID, type PrintedRun } from "../training/documents.ts";
import { settingsOf } from "../training/settings.ts";
import { loadData, mnistFolder } from "../training/training-data.ts";
import { type Evaluation, TrainingRun } from "../training/training-run.ts";
import { fact, factBetween, factWithin, type Fact, type Lesson, type Scale, shapeFact } from "./lesson.ts";

const needsMnist = (): string | null =>
  mnistFolder() === null
    ? "it wants the real digits; set LEIBNIZ_DATA to a folder that holds mnist/ with its four files"
    : null;

/** Enough for two rows of the documents' tables. */
const SHORT = 1200;

/** The documents' training with ours: batches of 100, learning rate 0.1, weights of standard deviation 0.01, seed 0. */
async function train(activation: "relu" | "sigmoid", iterations: number): Promise<readonly Evaluation[]> {
  const settings = settingsOf({ data: "mnist", activation });
  const run = new TrainingRun(settings, await loadData("mnist"));
  return (await run.train({ iterations })).evaluations;
}

/** Which test accuracies a run may have at some steps: the documents' seeds are not known. */
type Gates = Readonly<Record<number, readonly [least: number, most: number]>>;

/** The rows that the documents print, ours beside them. */
async function besidePrinted(
  { rows }: PrintedRun,
  activation: "relu" | "sigmoid",
  scale: Scale,
  gates: Gates,
): Promise<Fact[]> {
  const evaluations = await train(activation, scale === "full" ? 10_000 : SHORT);
  const facts = rows.flatMap(({ step, train, test }) => {
    const ours = evaluations.find((evaluation) => evaluation.step === step);
    if (ours === undefined) return [];
    // An untrained network guesses: one in ten, give or take.
    const distance = step === 0 ? 0.08 : step < 1800 ? 0.03 : 0.01;
    const gate = gates[step] ?? ([test - distance, test + distance] as const);
    return [
      factWithin(`step ${step}: train accuracy`, ours.trainAccuracy, train, distance),
      factBetween(`step ${step}: test accuracy`, ours.testAccuracy, test, gate),
    ];
  });
  const seed = { what: "seed", documents: "not known", ours: 0, tolerance: 0, passed: true };
  return [seed, ...facts];
}

/** Training on the real digits. */
export const trainingLessons: readonly Lesson[] = [
  {
    id: "T18",
    source: "003:L152-172",
    title: { en: "load_mnist, normalised and one-hot, and a batch of ten", ko: "load_mnist와 미니배치" },
    program: "examples/train-mnist.ts",
    obstacle: needsMnist,
    async facts() {
      const { train } = await loadMnist({ directory: mnistFolder()!, oneHotLabel: true });
      const { x, t } = new DataLoader(train, { batchSize: 10, replace: true, seed: 0 }).next();
      return [
        shapeFact("x_train", train.x, [60_000, 784]),
        shapeFact("t_train", train.t, [60_000, 10]),
        shapeFact("x_batch", x, [10, 784]),
        shapeFact("t_batch", t, [10, 10]),
        fact("smallest pixel of the batch", x.min().item(), 0),
        fact("largest pixel of the batch", x.max().item(), 1),
        fact("ones in the labels of the batch", t.sum().item(), 10),
      ];
    },
  },
  {
    id: "T19",
    source: "003:L513-599",
    title: { en: "The training script with a numerical gradient", ko: "수치 미분으로 학습하는 코드" },
    program: "examples/train-mnist.ts",
    obstacle: needsMnist,
    async facts() {
      const { train } = await loadData("mnist");
      const loader = new DataLoader(train, { batchSize: 100, replace: true, seed: 0 });
      const net = new TwoLayerNet({
        inputs: 784,
        hidden: 50,
        outputs: 10,
        activation: "sigmoid",
        dtype: "float64",
        random: new Random(0),
      });
      const { x, t } = loader.next();
      const differences = net.gradientCheck(x, t, { elements: 20 });
      const parameters = net.parameters().reduce((sum, { size }) => sum + size, 0);
      return [
        fact("iterations in an epoch", loader.batchesPerEpoch, 600),
        fact("forward passes of 10,000 steps by differences", 2 * parameters * 10_000, 795_200_000),
        // What makes backward its equal, at a hundredth of a thousandth of the price.
        ...Object.entries(differences).map(([name, difference]) =>
          factWithin(`|backward − differences| for ${name}, batch of 100`, difference, 0, 1e-7),
        ),
      ];
    },
  },
  {
    id: "T20",
    source: PRINTED_RELU.source,
    title: { en: "ReLU, layers and backward: 10,000 steps", ko: "오차역전파법으로 학습 (ReLU)" },
    program: "examples/train-mnist.ts",
    obstacle: needsMnist,
    facts: (scale = "full") =>
      besidePrinted(PRINTED_RELU, "relu", scale, { 600: [0.9, 1], 9600: [0.969, 1] }),
  },
  {
    id: "T21",
    source: PRINTED_SIGMOID.source,
    title: { en: "Sigmoid and backward: 10,000 steps", ko: "오차역전파법으로 학습 (시그모이드)" },
    program: "examples/train-mnist.ts",
    obstacle: needsMnist,
    facts: (scale = "full") =>
      besidePrinted(PRINTED_SIGMOID, "sigmoid", scale, { 600: [0.75, 0.83], 9600: [0.935, 1] }),
  },
  {
    id: "T22",
    source: "000:L541-590",
    title: { en: "50,000 steps, a row each epoch", ko: "전체 학습 사이클 수행: 50,000회" },
    program: "examples/train-mnist.ts",
    obstacle: needsMnist,
    shortened: "1,200 of 50,000 steps, 3 of 84 rows",
    async facts(scale = "full") {
      const iterations = scale === "full" ? 50_000 : SHORT;
      const evaluations = await train("sigmoid", iterations);
      const rows = evaluations.filter(({ step }) => step % 600 === 0);
      const last = rows.at(-1)!;
      const least = scale === "full" ? 0.9422 : 0.85;
      const rowsOfAll = Math.floor(iterations / 600) + 1;
      return [
        fact("rows", rows.length, rowsOfAll),
        fact("first row at step", rows[0]!.step, 0),
        fact("last row at step", last.step, 600 * (rowsOfAll - 1)),
        // No figures are printed for it. 10,000 of these steps give the documents' 0.9422.
        factBetween(`test accuracy at step ${last.step}, at least`, last.testAccuracy, least, [least, 1]),
      ];
    },
  },
  {
    id: "T23",
    source: "derived",
    title: { en: "What the trained networks must reach", ko: "학습 결과의 기준" },
    program: "examples/train-mnist.ts",
    obstacle: needsMnist,
    shortened: "the first epoch only",
    async facts(scale = "full") {
      const iterations = scale === "full" ? 9600 : 600;
      const gates = { relu: { 600: 0.9, 9600: 0.969 }, sigmoid: { 600: 0.75, 9600: 0.935 } } as const;
      const printed = PRINTED_RELU.seconds!;
      const facts: Fact[] = [];
      for (const activation of ["relu", "sigmoid"] as const) {
        const evaluations = await train(activation, iterations);
        for (const { step, testAccuracy, seconds } of evaluations) {
          if (step !== 600 && step !== 9600) continue;
          const least = gates[activation][step];
          facts.push(
            factBetween(`${activation}: test accuracy at ${step}, at least`, testAccuracy, least, [least, 1]),
          );
          if (activation === "relu" && step === 9600) {
            facts.push(factBetween("relu: seconds, evaluations included", seconds, printed, [0, printed]));
          }
        }
      }
      return facts;
    },
  },
];
