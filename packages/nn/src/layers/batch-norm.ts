import {
  checkOptions,
  type DType,
  LeibnizError,
  noGrad,
  ones,
  type Parameter,
  parameter,
  ShapeError,
  shapeText,
  type Tensor,
  zeros,
} from "@leibniz/core";
import { isRepeated } from "../repetition.ts";
import { asFloat } from "./as-float.ts";
import { Normalisation } from "./normalisation.ts";

export interface BatchNormOptions {
  readonly name?: string;
  /** Default float32. */
  readonly dtype?: DType;
  /** The share of the newest batch in the running averages; 0.1 when left out. (The book counts the share of the old.) */
  readonly momentum?: number;
  /** What is added to the variance; 1e-5 when left out. */
  readonly eps?: number;
}

/**
 * Batch normalisation: `y = γ · (x − μ) / √(σ² + eps) + β` for each feature or channel.
 *
 * Shapes: x and y (N, C), or (N, C, …) as images are; γ, β, μ, σ² (C,). In training μ and σ² are those of the batch,
 * over all axes but the second, with σ² divided by the count n; the running averages take the batch's mean, and its
 * variance divided by n − 1: `running ← (1 − momentum) · running + momentum · batch`. In evaluation the running averages
 * stand in their place. So PyTorch has it.
 *
 * Source: S. Ioffe and C. Szegedy, "Batch normalization", 2015.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { BatchNorm } from "@leibniz/nn";
 * const layer = new BatchNorm(1, { dtype: "float64", eps: 0 });
 * console.log(layer.forward(tensor([[1], [3]])).data); // Float64Array(2) [ -1, 1 ]
 * console.log(layer.runningMean.data, layer.runningVariance.data); // Float64Array(1) [ 0.2 ] Float64Array(1) [ 1.1 ]
 * ```
 */
export class BatchNorm extends Normalisation {
  readonly runningMean: Parameter;
  readonly runningVariance: Parameter;
  readonly momentum: number;

  /** @throws LeibnizError when the momentum is not from 0 to 1, or eps below 0. */
  constructor(features: number, options: BatchNormOptions = {}) {
    checkOptions("BatchNorm", options, ["name", "dtype", "momentum", "eps"]);
    const { name = "BatchNorm", dtype = "float32", momentum = 0.1, eps = 1e-5 } = options;
    super(name, [features], { dtype, eps });
    if (!(momentum >= 0 && momentum <= 1)) {
      throw new LeibnizError(this.name, `the momentum is a number from 0 to 1; got ${String(momentum)}`);
    }
    this.momentum = momentum;
    this.runningMean = parameter(zeros([features], { dtype }), { name: "runningMean" });
    this.runningVariance = parameter(ones([features], { dtype }), { name: "runningVariance" });
  }

  override get buffers(): { readonly runningMean: Parameter; readonly runningVariance: Parameter } {
    return { runningMean: this.runningMean, runningVariance: this.runningVariance };
  }

  /** @throws ShapeError when the second axis is not the features', or a batch in training has one number for each. */
  protected override compute(input: Tensor): Tensor {
    const features = this.gamma.size;
    if (input.rank < 2 || input.shape[1] !== features) {
      throw new ShapeError(
        this.name,
        `the second axis has the ${features} features, as in (N, ${features}) or (N, ${features}, H, W); ` +
          `got ${shapeText(input.shape)}`,
        [input.shape],
      );
    }
    const x = asFloat(input, this.gamma.dtype);
    // γ and β of a matrix broadcast along its rows as they are.
    const aside = (each: Tensor) =>
      x.rank === 2 ? each : each.reshape([1, features, ...x.shape.slice(2).map(() => 1)]);
    const axes = x.shape.map((_, axis) => axis).filter((axis) => axis !== 1);
    const [centred, variance] = this.training
      ? this.#batch(x, axes)
      : [x.sub(aside(this.runningMean.detach())), aside(this.runningVariance.detach())];
    return this.scaled(centred, variance, aside);
  }

  /** How far each number lies from its batch's mean, and the variances; the running averages move. */
  #batch(x: Tensor, axes: readonly number[]): readonly [Tensor, Tensor] {
    const count = x.size / this.gamma.size;
    if (count < 2) {
      throw new ShapeError(
        this.name,
        `a batch in training has two numbers or more for each feature; got ${shapeText(x.shape)}. ` +
          "For a single sample call evaluate() first",
        [x.shape],
      );
    }
    const mean = x.mean({ axes, keepDims: true });
    const centred = x.sub(mean);
    const variance = centred.square().mean({ axes, keepDims: true });
    if (!isRepeated()) {
      noGrad(() => {
        this.#follow(this.runningMean, mean.detach());
        this.#follow(this.runningVariance, variance.detach().mul(count / (count - 1)));
      });
    }
    return [centred, variance];
  }

  #follow(running: Parameter, newest: Tensor): void {
    const kept = running.detach().mul(1 - this.momentum);
    running.assign(kept.add(newest.reshape(running.shape).mul(this.momentum)));
  }
}
