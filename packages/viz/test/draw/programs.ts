import {
  customGradient,
  expandComposites,
  matmul,
  relu,
  scope,
  sigmoid,
  softmaxCrossEntropy,
  type Tensor,
  tensor,
  variable,
} from "@leibniz/core";
import { expandGraph, type GraphDoc, graphOf } from "../../src/index.ts";

function differentiated(root: Tensor, gradient?: Tensor): GraphDoc {
  root.backward(gradient === undefined ? {} : { gradient });
  return graphOf(root);
}

/** Two apples and tax. */
export function apple(): GraphDoc {
  const price = variable(100, { name: "사과" });
  return differentiated(price.mul(2).mul(1.1).named("지불 금액"));
}

/** Two apples, three oranges and tax, with every number a variable: the nine wires of the lesson. */
export function fruit(): GraphDoc {
  const [apples, oranges] = [
    variable(100, { name: "사과 가격" }).mul(variable(2, { name: "사과 개수" })),
    variable(150, { name: "귤 가격" }).mul(variable(3, { name: "귤 개수" })),
  ];
  return differentiated(
    apples
      .add(oranges)
      .mul(variable(1.1, { name: "소비세" }))
      .named("지불 금액"),
  );
}

/** z = t², t = x + y. */
export function squareOfSum(): GraphDoc {
  const t = variable(1, { name: "x" })
    .add(variable(2, { name: "y" }))
    .named("t");
  return differentiated(t.pow(2).named("z"));
}

/** y = f(x) for a function of which nothing is known but its derivative. */
export function anyFunction(): GraphDoc {
  const f = customGradient(
    (x) => x.like(x.data.map((value) => value * value)),
    (gy, _y, x) => [gy.mul(x!.mul(2))],
    { name: "f" },
  );
  return differentiated(f(variable(3, { name: "x" })).named("y"));
}

export const sum = (): GraphDoc =>
  differentiated(
    variable(10, { name: "x" })
      .add(variable(5, { name: "y" }))
      .named("z"),
  );

export const product = (): GraphDoc =>
  differentiated(
    variable(10, { name: "x" })
      .mul(variable(5, { name: "y" }))
      .named("z"),
  );

/** y = x·x + x: a value used three times, twice by the same operation. */
export function reused(): GraphDoc {
  const x = variable(3, { name: "x" });
  return differentiated(x.mul(x).add(x).named("y"));
}

export const sigmoidNode = (): GraphDoc => differentiated(sigmoid(variable(1, { name: "x" })).named("y"));
export const sigmoidStages = (): GraphDoc =>
  differentiated(expandComposites(() => sigmoid(variable(1, { name: "x" }))).named("y"));

export function reluOfMatrix(): GraphDoc {
  const x = variable(
    [
      [1, -0.5],
      [-2, 3],
    ],
    { name: "x" },
  );
  return differentiated(relu(x).named("y"), tensor([[1, 1], [1, 1]])); // prettier-ignore
}

/** The affine layer Y = X·W + B on a batch. */
export function affine(): GraphDoc {
  const X = variable([[1, 2], [3, 4]], { name: "X" }); // prettier-ignore
  const W = variable([[1, 2, 3], [4, 5, 6]], { name: "W" }); // prettier-ignore
  const B = variable([0.1, 0.2, 0.3], { name: "B" });
  const Y = scope("Affine", () => matmul(X, W).add(B)).named("Y");
  return differentiated(Y, tensor([[1, 2, 3], [4, 5, 6]])); // prettier-ignore
}

export function softmaxWithLoss(): GraphDoc {
  const a = variable([0.3, 2.9, 4], { name: "a" });
  return differentiated(softmaxCrossEntropy(a, tensor([0, 1, 0], { name: "t" })).named("L"));
}

/** Two layers in scopes and a loss. */
export function twoLayers(): GraphDoc {
  const x = tensor([[1, 0.5]], { name: "x" });
  const W1 = variable([[0.1, -0.3, 0.5], [0.2, 0.4, -0.6]], { name: "W1" }); // prettier-ignore
  const b1 = variable([0.1, 0.2, 0.3], { name: "b1" });
  const W2 = variable([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]], { name: "W2" }); // prettier-ignore
  const b2 = variable([0.1, 0.2], { name: "b2" });
  const h = scope("Relu1", () => relu(scope("Affine1", () => matmul(x, W1).add(b1))));
  const y = scope("Affine2", () => matmul(h, W2).add(b2));
  return differentiated(
    scope("loss", () => softmaxCrossEntropy(y, tensor([[1, 0]], { name: "t" }))).named("L"),
  );
}

/** `.grad` holds the sum of two passes, and 0 and — stand beside it. */
export function passedTwice(): GraphDoc {
  const x = variable(3, { name: "x" });
  const y = x
    .mul(variable(0, { name: "w" }))
    .add(7)
    .named("y");
  y.backward();
  y.backward();
  return graphOf(y);
}

/** Before backward. */
export const forwardOnly = (): GraphDoc => graphOf(variable(3, { name: "x" }).mul(2).named("y"));

/** Every program by name, as the lessons use them. */
export function programs(): Readonly<Record<string, GraphDoc>> {
  return {
    apple: apple(),
    fruit: fruit(),
    "square of a sum": squareOfSum(),
    "any function": anyFunction(),
    sum: sum(),
    product: product(),
    "a value used three times": reused(),
    sigmoid: sigmoidNode(),
    "sigmoid in stages": sigmoidStages(),
    "sigmoid opened": expandGraph(sigmoidNode(), "all"),
    relu: reluOfMatrix(),
    affine: affine(),
    "softmax with loss": softmaxWithLoss(),
    "softmax with loss opened": expandGraph(softmaxWithLoss(), "all"),
    "two layers": twoLayers(),
    "two layers opened": expandGraph(twoLayers(), "all"),
    "passed twice": passedTwice(),
    "forward only": forwardOnly(),
  };
}
