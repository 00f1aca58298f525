import {
  checkOptions,
  conv2d,
  type ConvolutionOptions,
  type DType,
  LeibnizError,
  type Pair,
  parameter,
  Random,
  type Tensor,
  type Variable,
  zeros,
} from "@leibniz/core";
import { he } from "../initialisers/he.ts";
import type { Initialiser } from "../initialisers/initialiser.ts";
import { Layer } from "../layer.ts";
import { asFloat } from "./as-float.ts";

const STEPS = ["name", "stride", "padding", "dilation", "groups"];

export interface Conv2dSteps extends ConvolutionOptions {
  readonly name?: string;
}

export interface Conv2dDrawn extends Conv2dSteps {
  /** Default float32. */
  readonly dtype?: DType;
  /** Where the weights come from; a new stream of seed 0 when left out. */
  readonly random?: Random;
  /** What fills the weights; `initialisers.he()` when left out. */
  readonly init?: Initialiser;
  /** Whether there is a bias, which starts at 0; yes when left out. */
  readonly bias?: boolean;
}

/**
 * The convolution layer: each output is the sum of a window of the image times the weights of its filter, plus the bias.
 *
 * Shapes: x (N, C, H, W), W (filters, C / groups, rows, columns), b (filters,) or none, y (N, filters, H′, W′) with
 * H′ = ⌊(H + 2·padding − dilation·(rows − 1) − 1) / stride⌋ + 1.
 *
 * ```ts
 * import { tensor, variable } from "@leibniz/core";
 * import { Conv2d } from "@leibniz/nn";
 * const layer = new Conv2d(variable([[[[1, 0], [0, 1]]]]), variable([10]));
 * const y = layer.forward(tensor([[[[1, 2, 3], [4, 5, 6]]]]));
 * console.log(y.shape, y.data); // [ 1, 1, 1, 2 ] Float64Array(2) [ 16, 18 ]
 * layer.backward(y.like([1, 1]));
 * console.log(layer.dW?.data, layer.db?.data); // Float64Array(4) [ 3, 5, 9, 11 ] Float64Array(1) [ 2 ]
 * ```
 */
export class Conv2d extends Layer {
  readonly W: Variable;
  readonly b: Variable | null;
  readonly steps: ConvolutionOptions;

  constructor(W: Variable, b: Variable | null = null, options: Conv2dSteps = {}) {
    checkOptions("Conv2d", options, STEPS);
    const { name = "Conv2d", ...steps } = options;
    super(name);
    this.W = W;
    this.b = b;
    this.steps = steps;
  }

  /**
   * A layer of `filters` windows of `kernel` rows and columns over `channels`, with weights drawn at random.
   *
   * @throws LeibnizError when the channels do not fall into the groups.
   */
  static of(channels: number, filters: number, kernel: Pair, options: Conv2dDrawn = {}): Conv2d {
    checkOptions("Conv2d", options, [...STEPS, "dtype", "random", "init", "bias"]);
    const { dtype = "float32", random = new Random(0), init = he(), bias = true, ...steps } = options;
    const groups = steps.groups ?? 1;
    if (channels % groups !== 0 || filters % groups !== 0) {
      throw new LeibnizError(
        steps.name ?? "Conv2d",
        `${channels} channels and ${filters} filters do not fall into ${groups} groups`,
      );
    }
    const [rows, columns] = typeof kernel === "number" ? [kernel, kernel] : kernel;
    const W = init([filters, channels / groups, rows, columns], { random, dtype });
    const b = bias ? parameter(zeros([filters], { dtype }), { name: "b" }) : null;
    return new Conv2d(parameter(W, { name: "W" }), b, steps);
  }

  override get own(): Readonly<Record<string, Variable>> {
    return this.b === null ? { W: this.W } : { W: this.W, b: this.b };
  }

  /** ∂L/∂W of the last {@link backward}. */
  get dW(): Tensor | undefined {
    return this.gradients["W"];
  }

  /** ∂L/∂b of the last {@link backward}. */
  get db(): Tensor | undefined {
    return this.gradients["b"];
  }

  /** @throws ShapeError when x is no stack of images, has other channels, or the window does not fit. */
  protected override compute(x: Tensor): Tensor {
    const bias = this.b === null ? {} : { bias: this.b };
    return conv2d(asFloat(x, this.W.dtype), this.W, { ...this.steps, ...bias });
  }
}
