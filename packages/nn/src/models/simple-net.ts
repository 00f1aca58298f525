import {
  checkOptions,
  type DType,
  type Parameter,
  parameter,
  Random,
  type Tensor,
  tensor,
  type TensorData,
} from "@leibniz/core";
import type { Layer } from "../layer.ts";
import { asFloat } from "../layers/as-float.ts";
import { SoftmaxWithLoss } from "../losses/softmax-with-loss.ts";
import { Network } from "./network.ts";

export interface SimpleNetOptions {
  /** How many numbers a row has; 2 when left out. */
  readonly inputs?: number;
  /** How many classes there are; 3 when left out. */
  readonly outputs?: number;
  /** The weights themselves, of shape (inputs, outputs); normal numbers of standard deviation 1 when left out. */
  readonly W?: TensorData;
  /** Default float64, so that its gradient can be checked by differences. */
  readonly dtype?: DType;
  /** Where the weights come from; a new stream of seed 0 when left out. */
  readonly random?: Random;
  /** Added to each probability before its logarithm: 0 when left out, 1e-7 in the book. */
  readonly delta?: number;
}

/**
 * The smallest network, one matrix of weights: scores `x · W`, loss softmax with cross-entropy.
 *
 * Shapes: x (2,) or (N, 2), W (2, 3), scores (3,) or (N, 3). ∂L/∂W = x ⊗ (softmax(x · W) − t) for one sample.
 *
 * Source: the book, ch. 4.4.2.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { SimpleNet } from "@leibniz/nn";
 * const net = new SimpleNet({ W: [[1, 0, 0], [0, 1, 0]] });
 * const x = tensor([0.6, 0.9]);
 * console.log(net.predict(x).data); // Float64Array(3) [ 0.6, 0.9, 0 ]
 * console.log(net.gradientCheck(x, tensor([0, 0, 1]))["W"]! < 1e-9); // true
 * ```
 */
export class SimpleNet extends Network {
  readonly W: Parameter;

  constructor(options: SimpleNetOptions = {}) {
    checkOptions("SimpleNet", options, ["inputs", "outputs", "W", "dtype", "random", "delta"]);
    const { inputs = 2, outputs = 3, dtype = "float64", random = new Random(0), delta = 0 } = options;
    super("SimpleNet", new SoftmaxWithLoss({ delta }));
    const W =
      options.W === undefined
        ? random.normalTensor([inputs, outputs], { dtype })
        : tensor(options.W, { dtype });
    this.W = parameter(W, { name: "W" });
  }

  override get params(): { readonly W: Parameter } {
    return { W: this.W };
  }

  override get layers(): Readonly<Record<string, Layer>> {
    return {};
  }

  override get own(): { readonly W: Parameter } {
    return { W: this.W };
  }

  protected override compute(x: Tensor): Tensor {
    return asFloat(x, this.W.dtype).matmul(this.W);
  }
}
