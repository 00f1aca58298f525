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
  windowsOf,
} from "../convolution.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import { sumTo } from "../sum-to.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { addBias, checkBias, conv2d, Conv2dNode } from "./conv2d.ts";
import { conv2dWeightGradient, Conv2dWeightGradientNode } from "./conv2d-weight-gradient.ts";
import { sum, SumNode } from "./sum.ts";

export interface ConvTranspose2dAttributes extends ConvolutionOptions {
  /** How many rows and columns to add at the end, fewer than the stride; 0 when left out. */
  readonly outputPadding?: Pair;
}

export interface ConvTranspose2dOptions extends ConvTranspose2dAttributes {
  /** A number for each channel of the output, of shape `(O,)`. */
  readonly bias?: TensorLike;
}

/** The node of {@link convTranspose2d}. */
export class ConvTranspose2dNode extends OpNode {
  readonly #steps: ConvolutionSteps;
  readonly #outputPadding: readonly [number, number];

  constructor(attributes: ConvTranspose2dAttributes = {}) {
    super();
    checkOptions(this.op, attributes, ["stride", "padding", "outputPadding", "dilation", "groups"]);
    const { outputPadding = 0, ...steps } = attributes;
    this.#steps = convolutionSteps(this.op, steps);
    this.#outputPadding = pair(this.op, "outputPadding", outputPadding, 0);
    const { stride } = this.#steps;
    if (this.#outputPadding[0] >= stride[0] || this.#outputPadding[1] >= stride[1]) {
      throw new ShapeError(
        this.op,
        `outputPadding ${this.#outputPadding.join(", ")} is fewer than the stride ${stride.join(", ")}: rows that no ` +
          "window reaches are for pad",
      );
    }
  }
  get op(): string {
    return "convTranspose2d";
  }
  override get attributes(): ConvolutionSteps & {
    readonly outputPadding: readonly [number, number];
  } & Readonly<Record<string, unknown>> {
    return { ...this.#steps, outputPadding: this.#outputPadding };
  }
  override forward(x: TensorLike, weight: TensorLike, bias?: TensorLike): Tensor {
    return bias === undefined ? super.forward(x, weight) : super.forward(x, weight, bias);
  }

  /** The weight, and the image that comes out, over which windows take the places of the pixels of `x`. */
  #sizes(): { x: ImageShape; weight: ImageShape; image: ImageShape } {
    const x = imageShape(this.op, this.first!);
    const weight = imageShape(this.op, this.second!, "the weight", "(C, O / groups, rows, columns)");
    const { stride, padding, dilation, groups } = this.#steps;
    const extent = (axis: 0 | 1): number =>
      (x[2 + axis]! - 1) * stride[axis] -
      2 * padding[axis] +
      dilation[axis] * (weight[2 + axis]! - 1) +
      1 +
      this.#outputPadding[axis];
    return { x, weight, image: [x[0], weight[1] * groups, extent(0), extent(1)] };
  }

  protected override shape(x: Tensor, weight: Tensor, bias?: Tensor): readonly number[] {
    const sizes = this.#sizes();
    if (sizes.x[1] !== sizes.weight[0]) {
      throw new ShapeError(
        this.op,
        `the channels differ: ${shapeText(x.shape)} has ${sizes.x[1]}, and the weight ${shapeText(weight.shape)} ` +
          `takes ${sizes.weight[0]}`,
        [x.shape, weight.shape],
      );
    }
    checkGroups(this.op, "the channels", sizes.x[1], this.#steps.groups);
    checkBias(this.op, bias, sizes.image[1]);
    const [rows, columns] = [sizes.image[2], sizes.image[3]];
    if (rows < 0 || columns < 0 || [...sizes.x.slice(2), ...sizes.weight.slice(2)].includes(0)) {
      throw new ShapeError(
        this.op,
        `images of shape ${shapeText(x.shape)} with a weight of shape ${shapeText(weight.shape)} leave nothing: ` +
          `${rows} rows and ${columns} columns`,
        [x.shape, weight.shape],
      );
    }
    return sizes.image;
  }

  protected override compute(k: Kernels, out: Values, x: Values, w: Values, b?: Values): void {
    const { x: pixels, weight, image } = this.#sizes();
    const { groups } = this.#steps;
    const positions = [pixels[2], pixels[3]] as const;
    const windows = windowsOf(image, [weight[2], weight[3]], positions, this.#steps);
    const m = windows.channels * weight[2] * weight[3];
    const [inner, n] = [weight[0] / groups, positions[0] * positions[1]];
    const [sizeX, sizeW, sizeOut] = [inner * n, inner * m, windows.channels * image[2] * image[3]];
    const columns = allocate(out instanceof Float32Array ? "float32" : "float64", m * n);
    for (let i = 0; i < image[0] * groups; i++) {
      const group = i % groups;
      k.matmul(
        columns,
        w.subarray(group * sizeW, (group + 1) * sizeW),
        x.subarray(i * sizeX, (i + 1) * sizeX),
        { m, k: inner, n, transposeA: true, transposeB: false },
      );
      k.col2im(out.subarray(i * sizeOut, (i + 1) * sizeOut), columns, windows);
    }
    if (b !== undefined) addBias(out, b, image[2] * image[3]);
  }

  vjp(gy: Tensor): Contributions {
    const [x, w, b] = this.inputs as readonly [Tensor, Tensor, Tensor?];
    const kernel = [w.shape[2]!, w.shape[3]!] as const;
    const rules = [
      () => sumTo(conv2d(gy, w, this.#steps), x.type),
      () => sumTo(conv2dWeightGradient(gy, x, { ...this.#steps, kernel }), w.type),
    ];
    return b === undefined
      ? rules
      : [...rules, () => sumTo(sum(sum(gy, { axes: [2, 3] }), { axes: 0 }), b.type)];
  }

  override vjpFormula(argument: number, gy: Formula, x: Formula, w: Formula): Formula {
    if (argument === 0) return formulaOf(new Conv2dNode(this.#steps), gy, w);
    if (argument === 2) return formulaOf(new SumNode(), gy);
    return formulaOf(new Conv2dWeightGradientNode({ ...this.#steps, kernel: 1 }), gy, x);
  }
}

/**
 * The transpose of {@link conv2d}: each pixel of `(N, C, H, W)` lays the weight `(C, O / groups, rows, columns)`,
 * times its value, over an image `(N, O, H′, W′)`, and what overlaps is added up. It undoes the shape of a
 * convolution with the same options, not its numbers:
 * `H′ = (H − 1)·stride − 2·padding + dilation·(rows − 1) + 1 + outputPadding`.
 *
 * ```ts
 * import { convTranspose2d, ones, tensor } from "@leibniz/core";
 * const z = convTranspose2d(tensor([[[[1, 2]]]]), ones([1, 1, 1, 2]));
 * console.log(z.shape, z.data); // [ 1, 1, 1, 3 ] Float64Array(3) [ 1, 3, 2 ]
 * ```
 *
 * @throws ShapeError when the axes, channels or groups do not fit, or nothing is left.
 */
export function convTranspose2d(
  x: TensorLike,
  weight: TensorLike,
  options: ConvTranspose2dOptions = {},
): Tensor {
  checkOptions("convTranspose2d", options, [
    "bias",
    "stride",
    "padding",
    "outputPadding",
    "dilation",
    "groups",
  ]);
  const { bias, ...steps } = options;
  return new ConvTranspose2dNode(steps).forward(x, weight, bias);
}
