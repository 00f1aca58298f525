import {
  checkOptions,
  concat,
  gradientsOf,
  noGrad,
  type Parameter,
  softmax,
  type Tensor,
  zeros,
} from "@leibniz/core";
import { Layer } from "../layer.ts";
import { SoftmaxWithLoss } from "../losses/softmax-with-loss.ts";
import { accuracyOf } from "./accuracy-of.ts";
import { differences, type DifferenceOptions, largestDifference } from "./numerical-differences.ts";

/** How many rows at a time go through a network that only predicts. */
export interface PredictOptions {
  /** 1,000 when left out. */
  readonly batch?: number;
}

/** One tensor for each parameter, by its name in {@link Network.params}. */
export type ByParameter = Readonly<Record<string, Tensor>>;

/**
 * A network that tells classes apart, with the members of the book's: its parameters by short names, its layers in
 * order, and a last layer that compares scores with targets.
 *
 * Targets are class indices (int32, one for each row) or one-hot rows (floats); the dtype tells, never the size.
 */
export abstract class Network extends Layer {
  /** What turns scores and targets into a loss. */
  readonly lastLayer: SoftmaxWithLoss;

  constructor(name: string, lastLayer = new SoftmaxWithLoss()) {
    super(name);
    this.lastLayer = lastLayer;
  }

  /** The parameters by the book's names, `W1`, `b1`, and so on. */
  abstract get params(): Readonly<Record<string, Parameter>>;

  /** The layers in the order of the forward pass, by name. */
  abstract get layers(): Readonly<Record<string, Layer>>;

  override get children(): Readonly<Record<string, Layer>> {
    return this.layers;
  }

  protected override compute(x: Tensor): Tensor {
    let y = x;
    for (const layer of Object.values(this.layers)) y = layer.forward(y);
    return y;
  }

  /** What is added to the loss of the data, such as the decay of the weights; null for nothing. */
  protected penalty(): Tensor | null {
    return null;
  }

  /**
   * The loss of a batch, with its graph: call `backward()` on it, or ask {@link gradient}. It is measured with the
   * parameters as they are, so after an update it is another. Its nodes stand in the scopes of the layers.
   */
  loss(x: Tensor, t: Tensor): Tensor {
    const loss = this.lastLayer.forward(this.compute(x), t);
    const penalty = this.penalty();
    return penalty === null ? loss : loss.add(penalty);
  }

  /**
   * The scores of each row, before the softmax, as the book's networks of layers return them: no graph, in evaluation,
   * and so many rows at a time that a large input needs little memory.
   */
  predict(x: Tensor, options: PredictOptions = {}): Tensor {
    checkOptions(this.name, options, ["batch"]);
    const { batch = 1000 } = options;
    const rows = x.rank > 1 ? x.shape[0]! : 0;
    return noGrad(() =>
      this.evaluating(() => {
        if (rows <= batch) return this.compute(x);
        const parts = Array.from({ length: Math.ceil(rows / batch) }, (_, i) =>
          this.compute(x.slice([[i * batch, Math.min((i + 1) * batch, rows)]])),
        );
        return concat(parts, { axis: 0 });
      }),
    );
  }

  /** The probabilities of the classes, row by row: the softmax of {@link predict}. */
  probabilities(x: Tensor, options: PredictOptions = {}): Tensor {
    return softmax(this.predict(x, options));
  }

  /** The share of rows, from 0 to 1, whose largest score is at the right class. */
  accuracy(x: Tensor, t: Tensor, options: PredictOptions = {}): number {
    return accuracyOf(this.name, this.predict(x, options), t);
  }

  /** ∂loss/∂parameter by backward, for each parameter. No `.grad` is touched. */
  gradient(x: Tensor, t: Tensor): ByParameter {
    const entries = Object.entries(this.params);
    const parameters = entries.map(([, parameter]) => parameter);
    const found = gradientsOf(this.loss(x, t), parameters);
    return Object.fromEntries(
      entries.map(([name, { shape, dtype }], i) => [name, found[i] ?? zeros(shape, { dtype })]),
    );
  }

  /**
   * The same by central differences, two forward passes for each number of each parameter: slow, and what
   * {@link gradient} is held against. The parameters are as before when it returns.
   *
   * @throws DTypeError when a parameter is not float64: the differences would be rounding.
   */
  numericalGradient(x: Tensor, t: Tensor, options: Pick<DifferenceOptions, "h"> = {}): ByParameter {
    const found = differences(this.name, this.params, () => this.loss(x, t).item(), options);
    return Object.fromEntries(
      Object.entries(found).map(([name, pairs]) => [
        name,
        this.params[name]!.like(pairs.map((pair) => pair[1])),
      ]),
    );
  }

  /**
   * The largest absolute difference between the two gradients, for each parameter. With `elements`, so many of the
   * numbers of each parameter are compared, chosen by `seed`, instead of all.
   *
   * @throws DTypeError when a parameter is not float64.
   */
  gradientCheck(x: Tensor, t: Tensor, options: DifferenceOptions = {}): Readonly<Record<string, number>> {
    const analytic = this.gradient(x, t);
    const numeric = differences(this.name, this.params, () => this.loss(x, t).item(), options);
    return Object.fromEntries(
      Object.keys(this.params).map((name) => [name, largestDifference(analytic[name]!, numeric[name]!)]),
    );
  }
}
