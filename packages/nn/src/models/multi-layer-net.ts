import {
  checkOptions,
  type DType,
  LeibnizError,
  type Parameter,
  parameter,
  Random,
  type Tensor,
  zeros,
} from "@leibniz/core";
import { he } from "../initialisers/he.ts";
import type { Initialiser } from "../initialisers/initialiser.ts";
import { normal } from "../initialisers/normal.ts";
import type { Layer } from "../layer.ts";
import { Affine } from "../layers/affine.ts";
import { BatchNorm } from "../layers/batch-norm.ts";
import { Dropout } from "../layers/dropout.ts";
import { Relu } from "../layers/relu.ts";
import { Sigmoid } from "../layers/sigmoid.ts";
import { SoftmaxWithLoss } from "../losses/softmax-with-loss.ts";
import { Network } from "./network.ts";

export interface MultiLayerNetOptions {
  /** How many numbers a row has. */
  readonly inputs: number;
  /** How many units each layer between has, as [100, 100]. */
  readonly hidden: readonly number[];
  /** How many classes there are. */
  readonly outputs: number;
  /** What follows each hidden layer; relu when left out. */
  readonly activation?: "relu" | "sigmoid";
  /**
   * The standard deviation of the weights, or what the book calls by the activation that follows, with n the inputs of
   * a layer: "relu" is He's √(2 / n), "sigmoid" is √(1 / n), its form of Xavier's. That of the activation when left out.
   */
  readonly weights?: number | "relu" | "sigmoid";
  /** The strength λ of `½ λ Σ W²`, which is added to the loss; 0 when left out. */
  readonly weightDecay?: number;
  /** Whether each hidden layer is normalised over the batch, before its activation. */
  readonly batchNorm?: boolean;
  /** Which share of each hidden layer is dropped, after its activation; 0, no dropout, when left out. */
  readonly dropout?: number;
  /** Default float32. */
  readonly dtype?: DType;
  /** Where the weights come from; a new stream of seed 0 when left out. Each dropout gets a stream seeded from it. */
  readonly random?: Random;
}

/**
 * The book's network of any number of layers: affine, batch normalisation if wanted, ReLU or sigmoid, dropout if
 * wanted, and so on, then affine, and softmax with loss. The loss adds `½ λ Σ W²`.
 *
 * Shapes: x (N, inputs), W1 (inputs, hidden[0]), …, scores (N, outputs). Layers, and the scopes in a picture: Affine1,
 * BatchNorm1, Relu1, Dropout1, Affine2, …
 *
 * Source: the book, ch. 6 (MultiLayerNet and MultiLayerNetExtend).
 *
 * ```ts
 * import { MultiLayerNet } from "@leibniz/nn";
 * const net = new MultiLayerNet({ inputs: 784, hidden: [100, 50], outputs: 10, batchNorm: true });
 * console.log(Object.keys(net.layers).join(" ")); // Affine1 BatchNorm1 Relu1 Affine2 BatchNorm2 Relu2 Affine3
 * console.log(Object.keys(net.params).length); // 10
 * ```
 */
export class MultiLayerNet extends Network {
  readonly params: Readonly<Record<string, Parameter>>;
  readonly layers: Readonly<Record<string, Layer>>;
  readonly weightDecay: number;

  /** @throws LeibnizError for an activation, a choice of weights or a decay that does not exist. */
  constructor(options: MultiLayerNetOptions) {
    checkOptions("MultiLayerNet", options, [
      "inputs",
      "hidden",
      "outputs",
      "activation",
      "weights",
      "weightDecay",
      "batchNorm",
      "dropout",
      "dtype",
      "random",
    ]);
    const { inputs, hidden, outputs, activation = "relu", weights = activation } = options;
    const { weightDecay = 0, batchNorm = false, dropout = 0 } = options;
    const { dtype = "float32", random = new Random(0) } = options;
    super("MultiLayerNet", new SoftmaxWithLoss());
    if (activation !== "relu" && activation !== "sigmoid") {
      throw new LeibnizError(this.name, `the activation is "relu" or "sigmoid"; got ${String(activation)}`);
    }
    if (!(weightDecay >= 0 && Number.isFinite(weightDecay))) {
      throw new LeibnizError(this.name, `the weight decay is a number from 0 up; got ${String(weightDecay)}`);
    }
    this.weightDecay = weightDecay;
    const init = weightsOf(this.name, weights);
    const sizes = [inputs, ...hidden, outputs];
    const params: Record<string, Parameter> = {};
    const layers: Record<string, Layer> = {};
    for (let i = 1; i < sizes.length; i++) {
      const [before, units] = [sizes[i - 1]!, sizes[i]!];
      const W = parameter(init([before, units], { random, dtype }), { name: `W${i}` });
      const b = parameter(zeros([units], { dtype }), { name: `b${i}` });
      Object.assign(params, { [`W${i}`]: W, [`b${i}`]: b });
      layers[`Affine${i}`] = new Affine(W, b, `Affine${i}`);
      if (i === sizes.length - 1) break;
      if (batchNorm) {
        const normalised = new BatchNorm(units, { name: `BatchNorm${i}`, dtype });
        Object.assign(params, { [`gamma${i}`]: normalised.gamma, [`beta${i}`]: normalised.beta });
        layers[normalised.name] = normalised;
      }
      const active = activation === "relu" ? new Relu(`Relu${i}`) : new Sigmoid(`Sigmoid${i}`);
      layers[active.name] = active;
      if (dropout > 0) {
        layers[`Dropout${i}`] = new Dropout(dropout, {
          name: `Dropout${i}`,
          random: new Random(random.bits()),
        });
      }
    }
    this.params = params;
    this.layers = layers;
  }

  protected override penalty(): Tensor | null {
    if (this.weightDecay === 0) return null;
    const weights = Object.entries(this.params).filter(([name]) => name.startsWith("W"));
    const squares = weights.map(([, W]) => W.square().sum());
    return squares.reduce((sum, square) => sum.add(square)).mul(this.weightDecay / 2);
  }
}

function weightsOf(op: string, weights: number | "relu" | "sigmoid"): Initialiser {
  if (typeof weights === "number") return normal({ standardDeviation: weights });
  if (weights === "relu" || weights === "sigmoid") return he({ nonlinearity: weights });
  throw new LeibnizError(
    op,
    `the weights are a standard deviation, "relu" or "sigmoid"; got ${String(weights)}`,
  );
}
