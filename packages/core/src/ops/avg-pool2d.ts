import { allocate, type DType, type Kernels, type Values } from "@leibniz/kernels";
import {
  imageShape,
  type ImageShape,
  type Pair,
  pair,
  poolSteps,
  positionsAlong,
  refuseEmptyWindows,
  unreached,
} from "../convolution.ts";
import { ones } from "../creation.ts";
import { toFloat } from "../dtype.ts";
import { LeibnizError } from "../errors.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import { sumTo } from "../sum-to.ts";
import { Tensor, type TensorLike } from "../tensor.ts";
import { tensorType } from "../tensor-type.ts";
import { convTranspose2d } from "./conv-transpose2d.ts";
import { div } from "./div.ts";
import { reshape } from "./reshape.ts";

export interface AvgPool2dOptions {
  /** How many rows and columns a window has. */
  readonly kernel: Pair;
  /** How far the window moves from one place to the next; its own size when left out. */
  readonly stride?: Pair;
  /** How many rows and columns of zeros surround the image; 0 when left out. */
  readonly padding?: Pair;
  /** Whether the zeros of the padding count in the average; true when left out, as in PyTorch. */
  readonly countIncludePad?: boolean;
}

/** The node of {@link avgPool2d}. */
export class AvgPool2dNode extends OpNode {
  readonly #kernel: readonly [number, number];
  readonly #steps: ReturnType<typeof poolSteps>;
  readonly #countIncludePad: boolean;

  constructor(attributes: AvgPool2dOptions) {
    super();
    checkOptions(this.op, attributes, ["kernel", "stride", "padding", "countIncludePad"]);
    const { countIncludePad = true } = attributes;
    if (typeof countIncludePad !== "boolean") {
      throw new LeibnizError(this.op, `countIncludePad is true or false; got ${typeof countIncludePad}`);
    }
    this.#kernel = pair(this.op, "kernel", attributes.kernel, 1);
    this.#steps = poolSteps(this.op, attributes);
    this.#countIncludePad = countIncludePad;
  }
  get op(): string {
    return "avgPool2d";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): Required<AvgPool2dOptions> & Readonly<Record<string, unknown>> {
    const { stride, padding } = this.#steps;
    return { kernel: this.#kernel, stride, padding, countIncludePad: this.#countIncludePad };
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  get #positions(): readonly [number, number] {
    return positionsAlong(this.op, this.first!.shape as ImageShape, this.#kernel, this.#steps);
  }
  protected override shape(x: Tensor): readonly number[] {
    const image = imageShape(this.op, x);
    refuseEmptyWindows(this.op, image, this.#kernel, this.#positions, this.#steps);
    return [image[0], image[1], ...this.#positions];
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    const [, , height, width] = this.first!.shape as ImageShape;
    const [rows, columns] = this.#positions;
    const counts = this.#counts();
    for (let at = 0; at < out.length; at++) {
      const place = at % (rows * columns);
      const plane = ((at - place) / (rows * columns)) * height * width;
      const [top, bottom] = this.#span(0, Math.floor(place / columns), height);
      const [left, right] = this.#span(1, place % columns, width);
      let total = 0;
      for (let row = top; row < bottom; row++) {
        for (let column = left; column < right; column++) total += x[plane + row * width + column]!;
      }
      out[at] = total / counts[place]!;
    }
  }
  /** From where to before where a window at `position` lies within an axis of the image. */
  #span(axis: 0 | 1, position: number, extent: number): [start: number, end: number] {
    const start = position * this.#steps.stride[axis] - this.#steps.padding[axis];
    return [Math.max(0, start), Math.min(extent, start + this.#kernel[axis])];
  }
  /** By what the sum of each window is divided. */
  #counts(): Float64Array {
    const [, , height, width] = this.first!.shape as ImageShape;
    const [rows, columns] = this.#positions;
    const counts = allocate("float64", rows * columns) as Float64Array;
    return counts.fill(this.#kernel[0] * this.#kernel[1]).map((whole, place) => {
      if (this.#countIncludePad) return whole;
      const [top, bottom] = this.#span(0, Math.floor(place / columns), height);
      const [left, right] = this.#span(1, place % columns, width);
      return (bottom - top) * (right - left);
    });
  }
  vjp(gy: Tensor): Contributions {
    const { shape, type } = this.first!;
    const [batch, channels] = shape as ImageShape;
    const planes = batch * channels;
    return [
      () => {
        // Each window lays its share over what it saw: a transposed convolution of every plane with ones.
        const [rows, columns] = this.#positions;
        const counts = new Tensor(this.#counts(), tensorType("float64", [rows, columns]), null);
        const shares = reshape(sumTo(div(gy, counts), gy.type), [planes, 1, rows, columns]);
        const outputPadding = unreached(shape, this.#kernel, [rows, columns], this.#steps);
        const { stride, padding } = this.#steps;
        const window = ones([1, 1, ...this.#kernel], { dtype: gy.dtype });
        const spread = convTranspose2d(shares, window, { stride, padding, outputPadding });
        return sumTo(reshape(spread, shape), type);
      },
    ];
  }
}

/**
 * The mean of each window that slides over images `(N, C, H, W)`, channel by channel: `(N, C, H′, W′)` with
 * `H′ = ⌊(H + 2·padding − rows) / stride⌋ + 1`. Zeros of the padding count as numbers of the window unless
 * `countIncludePad` is false. Every number that a window saw gets an equal share of its gradient.
 *
 * ```ts
 * import { avgPool2d, tensor } from "@leibniz/core";
 * const image = tensor([[[[1, 2, 5, 6], [3, 4, 8, 7]]]]);
 * console.log(avgPool2d(image, { kernel: 2 }).data); // Float64Array(2) [ 2.5, 6.5 ]
 * ```
 *
 * @throws ShapeError when `x` is no stack of images, the window does not fit, or a window sees only padding.
 */
export function avgPool2d(x: TensorLike, options: AvgPool2dOptions): Tensor {
  return new AvgPool2dNode(options).forward(x);
}
