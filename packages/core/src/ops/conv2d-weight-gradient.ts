import { allocate, type Kernels, type Values } from "@leibniz/kernels";
import {
  checkGroups,
  type ConvolutionOptions,
  type ConvolutionSteps,
  convolutionSteps,
  imageShape,
  type ImageShape,
  type Pair,
  pair,
  positionsAlong,
  unreached,
  windowsOf,
} from "../convolution.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import { sumTo } from "../sum-to.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { conv2d } from "./conv2d.ts";
import { convTranspose2d } from "./conv-transpose2d.ts";

export interface Conv2dWeightGradientAttributes extends ConvolutionOptions {
  /** The rows and columns of the weight. */
  readonly kernel: Pair;
}

/** The node of {@link conv2dWeightGradient}. */
export class Conv2dWeightGradientNode extends OpNode {
  readonly #steps: ConvolutionSteps;
  readonly #kernel: readonly [number, number];

  constructor(attributes: Conv2dWeightGradientAttributes) {
    super();
    checkOptions(this.op, attributes, ["kernel", "stride", "padding", "dilation", "groups"]);
    const { kernel, ...steps } = attributes;
    this.#steps = convolutionSteps(this.op, steps);
    this.#kernel = pair(this.op, "kernel", kernel, 1);
  }
  get op(): string {
    return "conv2dWeightGradient";
  }
  override get attributes(): ConvolutionSteps & { readonly kernel: readonly [number, number] } & Readonly<
      Record<string, unknown>
    > {
    return { ...this.#steps, kernel: this.#kernel };
  }
  override forward(x: TensorLike, gy: TensorLike): Tensor {
    return super.forward(x, gy);
  }
  protected override shape(x: Tensor, gy: Tensor): readonly number[] {
    const image = imageShape(this.op, x);
    const [batch, out, rows, columns] = imageShape(this.op, gy, "gradients", "(N, O, H′, W′)");
    const positions = positionsAlong(this.op, image, this.#kernel, this.#steps);
    checkGroups(this.op, "the channels", image[1], this.#steps.groups);
    checkGroups(this.op, "the channels of the gradient", out, this.#steps.groups);
    if (batch !== image[0] || rows !== positions[0] || columns !== positions[1]) {
      throw new ShapeError(
        this.op,
        `over images of shape ${shapeText(x.shape)} the gradient has shape ` +
          `${shapeText([image[0], out, ...positions])}; got ${shapeText(gy.shape)}`,
        [x.shape, gy.shape],
      );
    }
    return [out, image[1] / this.#steps.groups, ...this.#kernel];
  }

  protected override compute(k: Kernels, out: Values, x: Values, gy: Values): void {
    const image = this.first!.shape as ImageShape;
    const [, channels, rows, columns] = this.second!.shape as ImageShape;
    const { groups } = this.#steps;
    const windows = windowsOf(image, this.#kernel, [rows, columns], this.#steps);
    const [m, n] = [channels / groups, windows.channels * this.#kernel[0] * this.#kernel[1]];
    const inner = rows * columns;
    const [sizeX, sizeGy] = [windows.channels * image[2] * image[3], m * inner];
    const seen = allocate(this.first!.dtype, n * inner);
    for (let i = 0; i < image[0] * groups; i++) {
      const place = (i % groups) * m * n;
      const part = out.subarray(place, place + m * n);
      k.im2col(seen, x.subarray(i * sizeX, (i + 1) * sizeX), windows);
      k.matmul(part, gy.subarray(i * sizeGy, (i + 1) * sizeGy), seen, {
        m,
        k: inner,
        n,
        transposeA: false,
        transposeB: true,
        accumulate: true,
      });
    }
  }

  vjp(gw: Tensor): Contributions {
    const [x, gy] = [this.first!, this.second!];
    const places = [gy.shape[2]!, gy.shape[3]!] as const;
    const outputPadding = unreached(x.shape, this.#kernel, places, this.#steps);
    return [
      () => sumTo(convTranspose2d(gy, gw, { ...this.#steps, outputPadding }), x.type),
      () => sumTo(conv2d(x, gw, this.#steps), gy.type),
    ];
  }
}

/**
 * The gradient of {@link conv2d} for its weight, when `gy` of shape `(N, O, H′, W′)` arrives at the output for
 * images `x` of shape `(N, C, H, W)`: for each tap the products of what it saw with gy, added up over images
 * and places, of shape `(O, C / groups, rows, columns)`. It is linear in `x` and in `gy`, and its own gradients
 * are convolutions.
 *
 * ```ts
 * import { conv2dWeightGradient, ones, tensor } from "@leibniz/core";
 * const image = tensor([[[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]]);
 * const gw = conv2dWeightGradient(image, ones([1, 1, 2, 2]), { kernel: 2 });
 * console.log(gw.data); // Float64Array(4) [ 12, 16, 24, 28 ]
 * ```
 *
 * @throws ShapeError when the axes, channels or groups do not fit, or `gy` is not as large as the output.
 */
export function conv2dWeightGradient(
  x: TensorLike,
  gy: TensorLike,
  options: Conv2dWeightGradientAttributes,
): Tensor {
  return new Conv2dWeightGradientNode(options).forward(x, gy);
}
