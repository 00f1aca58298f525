import { oneHot, Random, sigmoid, type Tensor, tensor } from "@leibniz/core";
import { Affine, crossEntropyError, initialisers, SoftmaxWithLoss } from "@leibniz/nn";
import {
  DIFFERENCES,
  ENTERING,
  LABELS,
  LEAVING,
  RESULT,
  SECOND_RUN,
  STEP_LOSSES,
  STEPS,
} from "./first-network-figures.ts";
import { fact, factWithin, type Lesson, shapeFact } from "./lesson.ts";

const matrix = (rows: readonly (readonly number[])[]) => tensor(rows.map((row) => [...row]));
const labels = () => tensor([...LABELS], { dtype: "int32" });
const lossOf = (probabilities: Tensor) => crossEntropyError(probabilities, labels()).item();

/** The notes' first network, 784 – 50 – 10 with sigmoids: what they print of it, replayed. */
export const firstNetworkLessons: readonly Lesson[] = [
  {
    id: "T11",
    source: "000:L35-68, 145-170, 302-307",
    title: { en: "An affine layer of five images, forward and back", ko: "affine_layer_forward와 backward" },
    program: "examples/first-network.ts",
    facts() {
      const init = initialisers.normal({ standardDeviation: 0.1 });
      const layer = Affine.of(784, 50, { init, dtype: "float64" });
      const X = new Random(1).uniformTensor([5, 784]);
      const a1 = layer.forward(X);
      const dX = layer.backward(a1);
      return [
        shapeFact("X", X, [5, 784]),
        shapeFact("W1", layer.W, [784, 50]),
        shapeFact("b1", layer.b, [50]),
        shapeFact("a1", a1, [5, 50]),
        shapeFact("dX", dX, [5, 784]),
        shapeFact("dW1", layer.dW!, [784, 50]),
        shapeFact("db1", layer.db!, [50]),
        // 39,200 numbers: their spread lies within five parts in √78,400 of what was asked for.
        factWithin("standard deviation of W1", layer.W.std().item(), 0.1, 0.1 * (5 / 280)),
      ];
    },
  },
  {
    id: "T12",
    source: "000:L70-116",
    title: { en: "a1[0] through the sigmoid is z1[0]", ko: "a1[0]의 시그모이드" },
    program: "examples/first-network.ts",
    facts() {
      const z1 = sigmoid(tensor([...ENTERING])).data;
      return LEAVING.map((z, i) => factWithin(`z1[0] [${i}]`, z1[i]!, z, 6e-9));
    },
  },
  {
    id: "T13",
    source: "000:L241, 255-275",
    title: { en: "The loss, and dy = (y − t) / 5", ko: "손실과 dy" },
    program: "examples/first-network.ts",
    facts() {
      const dy = matrix(DIFFERENCES);
      const y = dy.mul(5).add(oneHot([...LABELS], 10));
      // The logarithms of probabilities are scores that give them.
      const layer = new SoftmaxWithLoss();
      const loss = layer.forward(y.log(), labels()).item();
      const back = layer.backward().data;
      return [
        factWithin("loss", lossOf(y), 2.3141278223835013, 2e-7),
        factWithin("loss from scores", loss, 2.3141278223835013, 2e-7),
        ...DIFFERENCES[0]!.map((d, i) => factWithin(`dy[0] [${i}]`, back[i]!, d, 2e-8)),
        ...Array.from(dy.sum({ axes: 1 }).data, (sum, i) => factWithin(`sum of dy[${i}]`, sum, 0, 5e-8)),
      ];
    },
  },
  {
    id: "T14",
    source: "000:L340-355",
    title: { en: "A second run", ko: "두 번째 순전파" },
    program: "examples/first-network.ts",
    facts() {
      const loss = lossOf(matrix(SECOND_RUN));
      return [
        factWithin("loss, as printed", loss, 2.4523164568686275, 2e-8),
        factWithin("loss that follows from the printed probabilities", loss, 2.4523164429, 1e-10),
      ];
    },
  },
  {
    id: "T15",
    source: "000:L388-483",
    title: { en: "Five steps of training: the loss falls", ko: "다섯 번의 train_step" },
    program: "examples/first-network.ts",
    facts() {
      const losses = STEPS.map((probabilities) => lossOf(matrix(probabilities)));
      return [
        ...losses.map((loss, i) => factWithin(`loss at step ${i + 1}`, loss, STEP_LOSSES[i]!, 4e-8)),
        fact("strictly falling", String(losses.every((loss, i) => i === 0 || loss < losses[i - 1]!)), "true"),
      ];
    },
  },
  {
    id: "T16",
    source: "000:L506-531",
    title: { en: "Probabilities of an image, beside a label of another", ko: "추론과 정확도" },
    program: "examples/first-network.ts",
    facts() {
      const result = tensor([...RESULT]);
      return [
        factWithin("sum of result[0]", result.sum().item(), 1, 5e-8),
        fact("its answer", result.argmax().item(), 9),
        // Training images were paired with test labels, so the 0.09 that the notes print says nothing.
        fact("its answer is the label 7", String(result.argmax().item() === 7), "false"),
        fact("place of the 1 in t[0]", oneHot([7], 10).argmax().item(), 7),
      ];
    },
  },
];
