import {
  checkOptions,
  type DType,
  LeibnizError,
  type Parameter,
  parameter,
  Random,
  zeros,
} from "@leibniz/core";
import { normal } from "../initialisers/normal.ts";
import { Affine } from "../layers/affine.ts";
import { Relu } from "../layers/relu.ts";
import { Sigmoid } from "../layers/sigmoid.ts";
import { SoftmaxWithLoss } from "../losses/softmax-with-loss.ts";
import { Network } from "./network.ts";

export interface TwoLayerNetOptions {
  /** How many numbers a row has, as 784 for an image of 28 × 28. */
  readonly inputs: number;
  /** How many units lie between. */
  readonly hidden: number;
  /** How many classes there are. */
  readonly outputs: number;
  /** What follows the first layer: relu, when left out, as in ch. 5 of the book, or sigmoid as in ch. 4. */
  readonly activation?: "relu" | "sigmoid";
  /** Of the weights; 0.01 when left out. */
  readonly standardDeviation?: number;
  /** Default float32. */
  readonly dtype?: DType;
  /** Where the weights come from; a new stream of seed 0 when left out. */
  readonly random?: Random;
  /** Added to each probability before its logarithm: 0 when left out, 1e-7 in the book. */
  readonly delta?: number;
}

/**
 * The book's network of two layers: affine, ReLU or sigmoid, affine, then softmax with loss.
 *
 * Shapes: x (N, inputs), W1 (inputs, hidden), b1 (hidden,), W2 (hidden, outputs), b2 (outputs,), scores (N, outputs).
 * Layers, and the scopes in a picture: Affine1, Relu1 or Sigmoid1, Affine2, SoftmaxWithLoss.
 *
 * Source: the book, ch. 4.5 and 5.7.
 *
 * ```ts
 * import { Random, tensor } from "@leibniz/core";
 * import { TwoLayerNet } from "@leibniz/nn";
 * const net = new TwoLayerNet({ inputs: 4, hidden: 3, outputs: 2, dtype: "float64", random: new Random(1) });
 * console.log(net.params.W1.shape, net.params.b2.shape); // [ 4, 3 ] [ 2 ]
 * const [x, t] = [tensor([[1, 2, 3, 4]]), tensor([[0, 1]])];
 * console.log(Object.keys(net.gradient(x, t)).join(" ")); // W1 b1 W2 b2
 * console.log(Object.values(net.gradientCheck(x, t)).every((difference) => difference < 1e-7)); // true
 * ```
 */
export class TwoLayerNet extends Network {
  readonly params: Readonly<Record<"W1" | "b1" | "W2" | "b2", Parameter>>;
  readonly layers: Readonly<Record<"Affine1" | "Affine2", Affine>> &
    Readonly<Partial<Record<"Relu1", Relu>>> &
    Readonly<Partial<Record<"Sigmoid1", Sigmoid>>>;

  /** @throws LeibnizError for an activation that is neither. */
  constructor(options: TwoLayerNetOptions) {
    checkOptions("TwoLayerNet", options, [
      "inputs",
      "hidden",
      "outputs",
      "activation",
      "standardDeviation",
      "dtype",
      "random",
      "delta",
    ]);
    const { inputs, hidden, outputs, activation = "relu" } = options;
    const { standardDeviation = 0.01, dtype = "float32", random = new Random(0), delta = 0 } = options;
    super("TwoLayerNet", new SoftmaxWithLoss({ delta }));
    if (activation !== "relu" && activation !== "sigmoid") {
      throw new LeibnizError(this.name, `the activation is "relu" or "sigmoid"; got ${String(activation)}`);
    }
    const init = normal({ standardDeviation });
    const weight = (name: string, shape: readonly number[]) =>
      parameter(init(shape, { random, dtype }), { name });
    const bias = (name: string, units: number) => parameter(zeros([units], { dtype }), { name });
    this.params = {
      W1: weight("W1", [inputs, hidden]),
      b1: bias("b1", hidden),
      W2: weight("W2", [hidden, outputs]),
      b2: bias("b2", outputs),
    };
    this.layers = {
      Affine1: new Affine(this.params.W1, this.params.b1, "Affine1"),
      ...(activation === "relu" ? { Relu1: new Relu("Relu1") } : { Sigmoid1: new Sigmoid("Sigmoid1") }),
      Affine2: new Affine(this.params.W2, this.params.b2, "Affine2"),
    };
  }
}
