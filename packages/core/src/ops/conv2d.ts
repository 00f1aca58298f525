import { allocate, type Kernels, type Values } from "@leibniz/kernels";
import {
  checkGroups,
  type ConvolutionOptions,
  type ConvolutionSteps,
  convolutionSteps,
  imageShape,
  type ImageShape,
  positionsAlong,
  unreached,
  windowsOf,
} from "../convolution.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import { sumTo } from "../sum-to.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { conv2dWeightGradient, Conv2dWeightGradientNode } from "./conv2d-weight-gradient.ts";
import { convTranspose2d, ConvTranspose2dNode } from "./conv-transpose2d.ts";
import { sum, SumNode } from "./sum.ts";

export interface Conv2dOptions extends ConvolutionOptions {
  /** A number for each channel of the output, of shape `(O,)`. */
  readonly bias?: TensorLike;
}

/** The node of {@link conv2d}. */
export class Conv2dNode extends OpNode {
  readonly #steps: ConvolutionSteps;

  constructor(attributes: ConvolutionOptions = {}) {
    super();
    checkOptions(this.op, attributes, ["stride", "padding", "dilation", "groups"]);
    this.#steps = convolutionSteps(this.op, attributes);
  }
  get op(): string {
    return "conv2d";
  }
  override get attributes(): { readonly [Key in keyof ConvolutionSteps]: ConvolutionSteps[Key] } {
    return this.#steps;
  }
  override forward(x: TensorLike, weight: TensorLike, bias?: TensorLike): Tensor {
    return bias === undefined ? super.forward(x, weight) : super.forward(x, weight, bias);
  }

  #sizes(): { image: ImageShape; weight: ImageShape; positions: readonly [number, number] } {
    const image = imageShape(this.op, this.first!);
    const weight = imageShape(this.op, this.second!, "the weight", "(O, C / groups, rows, columns)");
    return {
      image,
      weight,
      positions: positionsAlong(this.op, image, [weight[2], weight[3]], this.#steps),
    };
  }

  protected override shape(x: Tensor, weight: Tensor, bias?: Tensor): readonly number[] {
    const { groups } = this.#steps;
    const channels = imageShape(this.op, x)[1];
    const [out, perGroup] = imageShape(this.op, weight, "the weight", "(O, C / groups, rows, columns)");
    if (channels !== perGroup * groups) {
      throw new ShapeError(
        this.op,
        `the channels differ: ${shapeText(x.shape)} has ${channels}, and the weight ${shapeText(weight.shape)} ` +
          `sees ${perGroup}${groups === 1 ? "" : ` in each of ${groups} groups`}`,
        [x.shape, weight.shape],
      );
    }
    checkGroups(this.op, "the channels of the output", out, groups);
    checkBias(this.op, bias, out);
    return [x.shape[0]!, out, ...this.#sizes().positions];
  }

  protected override compute(k: Kernels, out: Values, x: Values, w: Values, b?: Values): void {
    const { image, weight, positions } = this.#sizes();
    const { groups } = this.#steps;
    const windows = windowsOf(image, [weight[2], weight[3]], positions, this.#steps);
    const inner = windows.channels * weight[2] * weight[3];
    const [m, n] = [weight[0] / groups, positions[0] * positions[1]];
    const [sizeX, sizeW, sizeOut] = [windows.channels * image[2] * image[3], m * inner, m * n];
    const columns = allocate(this.first!.dtype, inner * n);
    for (let i = 0; i < image[0] * groups; i++) {
      const group = i % groups;
      k.im2col(columns, x.subarray(i * sizeX, (i + 1) * sizeX), windows);
      k.matmul(
        out.subarray(i * sizeOut, (i + 1) * sizeOut),
        w.subarray(group * sizeW, (group + 1) * sizeW),
        columns,
        { m, k: inner, n, transposeA: false, transposeB: false },
      );
    }
    if (b !== undefined) addBias(out, b, n);
  }

  vjp(gy: Tensor): Contributions {
    const [x, w, b] = this.inputs as readonly [Tensor, Tensor, Tensor?];
    const { image, weight, positions } = this.#sizes();
    const kernel = [weight[2], weight[3]] as const;
    const outputPadding = unreached(image, kernel, positions, this.#steps);
    const rules = [
      () => sumTo(convTranspose2d(gy, w, { ...this.#steps, outputPadding }), x.type),
      () => sumTo(conv2dWeightGradient(x, gy, { ...this.#steps, kernel }), w.type),
    ];
    // In two steps: the three axes at once would first be brought together by a copy of gy.
    const overPositions = () => sum(gy, { axes: [2, 3] });
    return b === undefined ? rules : [...rules, () => sumTo(sum(overPositions(), { axes: 0 }), b.type)];
  }

  override vjpFormula(argument: number, gy: Formula, x: Formula, w: Formula): Formula {
    if (argument === 0) return formulaOf(new ConvTranspose2dNode(this.#steps), gy, w);
    if (argument === 2) return formulaOf(new SumNode(), gy);
    return formulaOf(new Conv2dWeightGradientNode({ ...this.#steps, kernel: 1 }), x, gy);
  }
}

/** @throws ShapeError unless there is one number for each channel of the output. */
export function checkBias(op: string, bias: Tensor | undefined, channels: number): void {
  if (bias === undefined || (bias.rank === 1 && bias.size === channels)) return;
  throw new ShapeError(
    op,
    `the bias has a number for each channel of the output, shape (${channels},); got ${shapeText(bias.shape)}`,
    [bias.shape],
  );
}

/** Adds to the `size` numbers of each channel its bias. */
export function addBias(out: Values, bias: Values, size: number): void {
  for (let start = 0, channel = 0; start < out.length; start += size, channel++) {
    if (channel === bias.length) channel = 0;
    const added = bias[channel]!;
    for (let i = start; i < start + size; i++) out[i]! += added;
  }
}

/**
 * Two-dimensional convolution of images `(N, C, H, W)` with a weight `(O, C / groups, rows, columns)`, as deep
 * learning means it, without turning the kernel round: each output is the sum of a window of the image times
 * the weight, plus the bias of its channel. The result has the shape `(N, O, H′, W′)` with
 * `H′ = ⌊(H + 2·padding − dilation·(rows − 1) − 1) / stride⌋ + 1`. The gradients are convolutions again:
 * ∂L/∂x is {@link convTranspose2d} of gy with the weight, ∂L/∂weight is {@link conv2dWeightGradient} of `x` and
 * gy, ∂L/∂bias is gy added up.
 *
 * ```ts
 * import { conv2d, ones, tensor } from "@leibniz/core";
 * const image = tensor([[[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]]);
 * const z = conv2d(image, ones([1, 1, 2, 2]), { bias: tensor([100]) });
 * console.log(z.shape, z.data); // [ 1, 1, 2, 2 ] Float64Array(4) [ 112, 116, 124, 128 ]
 * ```
 *
 * @throws ShapeError when the axes, channels or groups do not fit, or the window does not fit into the image.
 */
export function conv2d(x: TensorLike, weight: TensorLike, options: Conv2dOptions = {}): Tensor {
  checkOptions("conv2d", options, ["bias", "stride", "padding", "dilation", "groups"]);
  const { bias, ...steps } = options;
  return new Conv2dNode(steps).forward(x, weight, bias);
}
