import {
  expandComposites,
  matmul,
  relu,
  ShapeError,
  sigmoid,
  softmax,
  softmaxCrossEntropy,
  sum,
  type Tensor,
  tensor,
  transpose,
  variable,
} from "@leibniz/core";
import { Affine } from "@leibniz/nn";
import { graphOf } from "@leibniz/viz";
import { fact, facts, type Lesson, shapeFact } from "./lesson.ts";

/** Values and gradients along a chain of ops, from the leaf to the result. */
function stages(y: Tensor): { labels: string[]; values: number[]; gradients: number[] } {
  const [labels, values, gradients]: [string[], number[], number[]] = [[], [], []];
  y.backward();
  const explanation = y.explanation()!;
  for (let node = y.creator; node !== null; node = node.first!.creator) {
    labels.unshift(node.label);
    values.unshift(node.output!.item());
    gradients.unshift(explanation.contributionOf(node, 0)!.item());
  }
  return { labels, values, gradients };
}

/** The appendix's scores and one-hot target. */
const scores = () => variable([0.3, 2.9, 4.0], { name: "a" });
const target = tensor([0, 1, 0], { name: "t" });
const PROBABILITIES = [0.018211273295547534, 0.2451918129350739, 0.7365969137693785];
const LOSS = 1.4057144648124522;
const DIFFERENCES = [0.018211273295547534, -0.7548081870649261, 0.7365969137693785];

const affine = () =>
  new Affine(
    variable(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { name: "W" },
    ),
    variable([0.1, 0.2, 0.3], { name: "B" }),
  );

/** Layers of a network, as graphs: chapter 5 of the book. */
export const layerLessons: readonly Lesson[] = [
  {
    id: "G12",
    source: "002:L329-390",
    title: { en: "ReLU passes what is positive, and the gradient with it", ko: "ReLU 계층" },
    program: "examples/relu.ts",
    facts() {
      const x = variable([
        [1.0, -0.5],
        [-2.0, 3.0],
      ]);
      const y = relu(x);
      y.backward({
        gradient: tensor([
          [1, 1],
          [1, 1],
        ]),
      });
      const zero = variable(0);
      relu(zero).backward();
      return [
        ...facts("out", y.data, [1, 0, 0, 3], 0),
        ...facts("back of ones", x.grad!.data, [1, 0, 0, 1], 0),
        fact("derivative at 0", zero.grad!.item(), 0),
      ];
    },
  },
  {
    id: "G13",
    source: "002:L395-441",
    title: { en: "Sigmoid in four stages", ko: "Sigmoid 계층의 네 단계" },
    program: "examples/sigmoid.ts",
    facts() {
      const { labels, gradients } = stages(expandComposites(() => sigmoid(variable(1, { name: "x" }))));
      const y = 1 / (1 + Math.exp(-1));
      return [
        fact("nodes", labels.join(" "), "×(−1) exp + 1/x"),
        fact("back through 1/x: −y²", gradients[3]!, -(y ** 2)),
        fact("back through +1: the same", gradients[2]!, -(y ** 2)),
        fact("back through exp: −y²e⁻ˣ", gradients[1]!, -(y ** 2) * Math.exp(-1)),
        fact("back through ×(−1): y²e⁻ˣ", gradients[0]!, y ** 2 * Math.exp(-1)),
      ];
    },
  },
  {
    id: "G14",
    source: "002:L442-482",
    title: { en: "Sigmoid folded: y(1 − y)", ko: "Sigmoid 노드: y(1 − y)" },
    program: "examples/sigmoid.ts",
    facts() {
      const { values, gradients } = stages(expandComposites(() => sigmoid(variable(1))));
      const x = variable(1);
      const y = sigmoid(x);
      y.backward();
      return [
        fact("y", y.item(), 0.7310585786300049),
        ...facts("stage", values.slice(0, 3), [-1, 0.36787944117144233, 1.3678794411714423]),
        ...facts(
          "back",
          [...gradients].reverse(),
          [-0.534446645388523, -0.534446645388523, -0.19661193324148188, 0.19661193324148188],
        ),
        fact("y(1 − y), from the output alone", x.grad!.item(), 0.19661193324148185),
      ];
    },
  },
  {
    id: "G15",
    source: "002:L493-511",
    title: { en: "Affine: X (2,), W (2, 3), B (3,)", ko: "Affine 계층의 형상" },
    program: "examples/affine.ts",
    facts() {
      const x = variable([1, 2], { name: "X" });
      const y = affine().forward(x);
      const labels = graphOf(y)
        .nodes.filter((node) => node.kind === "op")
        .map((node) => node.label);
      return [
        shapeFact("Y", y, [3]),
        fact("nodes", labels.join(" "), "dot +"),
        ...facts("Y = X · W + B", y.data, [9.1, 12.2, 15.3]),
      ];
    },
  },
  {
    id: "G16",
    source: "002:L514-549",
    title: { en: "dX = dY · Wᵀ, dW = Xᵀ · dY, and the inner dimensions", ko: "Affine 계층의 역전파와 형상" },
    program: "examples/affine.ts",
    facts() {
      const x = variable([1, 2], { name: "X" });
      const layer = affine();
      const dY = tensor([1, 10, 100]);
      layer.forward(x).backward({ gradient: dY });
      const column = (t: Tensor) => t.reshape([-1, 1]);
      const byHand = matmul(column(x), dY.reshape([1, 3]));
      let refusal = "";
      try {
        matmul(tensor([[1, 2, 3]]), layer.W);
      } catch (error) {
        if (error instanceof ShapeError) refusal = error.message;
      }
      return [
        shapeFact("Wᵀ", transpose(layer.W), [3, 2]),
        shapeFact("dX = (3,) · (3, 2)", x.grad!, [2]),
        ...facts("dX", x.grad!.data, [321, 654]),
        shapeFact("dW = (2, 1) · (1, 3)", layer.W.grad!, [2, 3]),
        ...facts("dW = Xᵀ · dY", layer.W.grad!.data, [...byHand.data]),
        fact("a mismatch is named", String(refusal.includes("(1, 3) · (2, 3), 3 ≠ 2")), "true"),
      ];
    },
  },
  {
    id: "G17",
    source: "002:L552-561",
    title: { en: "A batch: dB is the sum over the rows", ko: "배치 Affine 계층" },
    program: "examples/affine.ts",
    facts() {
      const x = variable(
        [
          [1, 2],
          [3, 4],
        ],
        { name: "X" },
      );
      const layer = affine();
      const y = layer.forward(x);
      y.backward({
        gradient: tensor([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      });
      return [
        shapeFact("Y", y, [2, 3]),
        shapeFact("dB", layer.b.grad!, [3]),
        ...facts("dB", layer.b.grad!.data, [5, 7, 9], 0),
        shapeFact("dX", x.grad!, [2, 2]),
      ];
    },
  },
  {
    id: "G18",
    source: "002:L563-578",
    title: { en: "The sum along axis 0", ko: "편향의 역전파: 축 0의 합" },
    program: "examples/affine.ts",
    facts: () =>
      facts(
        "dB",
        sum(
          tensor([
            [1, 2, 3],
            [4, 5, 6],
          ]),
          { axes: 0 },
        ).data,
        [5, 7, 9],
        0,
      ),
  },
  {
    id: "G19",
    source: "002:L609-630",
    title: { en: "Softmax with loss sends back y − t", ko: "Softmax-with-Loss 계층: y − t" },
    program: "examples/softmax-with-loss.ts",
    facts() {
      const a = scores();
      softmaxCrossEntropy(a, target).backward();
      const difference = softmax(a.detach()).sub(target);
      return facts("back − (y − t)", a.grad!.data, [...difference.data]);
    },
  },
  {
    id: "G20",
    source: "003:L13; 002:L616",
    title: {
      en: "The appendix: softmax with loss, unfolded",
      ko: "부록: Softmax-with-Loss 계층의 계산 그래프",
    },
    program: "examples/softmax-with-loss.ts",
    facts() {
      const [folded, unfolded] = [scores(), scores()];
      const loss = softmaxCrossEntropy(folded, target);
      loss.backward();
      const expanded = expandComposites(() => softmaxCrossEntropy(unfolded, target));
      expanded.backward();
      const ops = graphOf(expanded).nodes.filter((node) => node.kind === "op").length;
      return [
        ...facts("y", softmax(folded.detach()).data, PROBABILITIES),
        fact("L", loss.item(), LOSS),
        ...facts("da", folded.grad!.data, DIFFERENCES),
        fact("L, unfolded", expanded.item(), LOSS),
        ...facts("da, unfolded", unfolded.grad!.data, DIFFERENCES),
        fact("it unfolds", String(ops >= 5), "true"),
      ];
    },
  },
];
