import { allocate, type DType, type Kernels, type Values } from "@leibniz/kernels";
import {
  imageShape,
  type ImageShape,
  type Pair,
  pair,
  poolSteps,
  positionsAlong,
  refuseEmptyWindows,
} from "../convolution.ts";
import { zeros } from "../creation.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import { Tensor, type TensorLike } from "../tensor.ts";
import { tensorType } from "../tensor-type.ts";
import { reshape } from "./reshape.ts";
import { scatterAdd } from "./scatter-add.ts";

export interface MaxPool2dOptions {
  /** How many rows and columns a window has. */
  readonly kernel: Pair;
  /** How far the window moves from one place to the next; its own size when left out. */
  readonly stride?: Pair;
  /** How far the window starts outside the image, where there is nothing; 0 when left out. */
  readonly padding?: Pair;
  /** How far the taps of the window lie apart; 1 when left out. */
  readonly dilation?: Pair;
}

/** The node of {@link maxPool2d}. */
export class MaxPool2dNode extends OpNode {
  readonly #kernel: readonly [number, number];
  readonly #steps: ReturnType<typeof poolSteps>;
  /** For each number of the output, where in its plane of the input it stood. */
  #places: Int32Array | undefined;

  constructor(attributes: MaxPool2dOptions) {
    super();
    checkOptions(this.op, attributes, ["kernel", "stride", "padding", "dilation"]);
    this.#kernel = pair(this.op, "kernel", attributes.kernel, 1);
    this.#steps = poolSteps(this.op, attributes);
  }
  get op(): string {
    return "maxPool2d";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): Required<MaxPool2dOptions> & Readonly<Record<string, unknown>> {
    return { kernel: this.#kernel, ...this.#steps };
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  protected override shape(x: Tensor): readonly number[] {
    const image = imageShape(this.op, x);
    const positions = positionsAlong(this.op, image, this.#kernel, this.#steps);
    refuseEmptyWindows(this.op, image, this.#kernel, positions, this.#steps);
    return [image[0], image[1], ...positions];
  }
  protected override dtype(x: DType): DType {
    return x;
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    const [batch, channels, height, width] = this.first!.shape as ImageShape;
    const [rows, columns] = positionsAlong(
      this.op,
      [batch, channels, height, width],
      this.#kernel,
      this.#steps,
    );
    const places = allocate("int32", out.length) as Int32Array;
    const [strideY, strideX] = this.#steps.stride;
    const [paddingY, paddingX] = this.#steps.padding;
    const [dilationY, dilationX] = this.#steps.dilation;
    const [tapsY, tapsX] = this.#kernel;
    let at = 0;
    for (let plane = 0; at < out.length; plane += height * width) {
      for (let p = 0; p < rows; p++) {
        const top = p * strideY - paddingY;
        for (let q = 0; q < columns; q++, at++) {
          const left = q * strideX - paddingX;
          let largest = -Infinity;
          let place = -1;
          for (let i = 0; i < tapsY; i++) {
            const row = top + i * dilationY;
            if (row < 0 || row >= height) continue;
            for (let j = 0; j < tapsX; j++) {
              const column = left + j * dilationX;
              if (column < 0 || column >= width) continue;
              const value = x[plane + row * width + column]!;
              // The first of equals wins, and a NaN, which alone differs from itself, over any number.
              if (place < 0 || value > largest || (value !== value && largest === largest)) {
                largest = value;
                place = row * width + column;
              }
            }
          }
          out[at] = largest;
          places[at] = place;
        }
      }
    }
    this.#places = places;
  }
  vjp(gy: Tensor): Contributions {
    const { shape, dtype } = this.first!;
    const [batch, channels, height, width] = shape as ImageShape;
    const [planes, size] = [batch * channels, height * width];
    const seen = [planes, gy.shape[2]! * gy.shape[3]!];
    return [
      () => {
        const index = new Tensor(this.#places!, tensorType("int32", seen), null);
        const nothing = zeros([planes, size], { dtype });
        return reshape(scatterAdd(nothing, index, reshape(gy, seen), { axis: 1 }), shape);
      },
    ];
  }
}

/**
 * The largest number in each window that slides over images `(N, C, H, W)`, channel by channel: `(N, C, H′, W′)`
 * with `H′ = ⌊(H + 2·padding − dilation·(rows − 1) − 1) / stride⌋ + 1`. Padding counts as −∞, so it never wins;
 * NaN always does. The gradient goes to the largest number; of equal ones to the first in its window, as in
 * PyTorch. What several windows chose gets the sum.
 *
 * ```ts
 * import { maxPool2d, tensor } from "@leibniz/core";
 * const image = tensor([[[[1, 2, 5, 6], [3, 4, 8, 7]]]]);
 * console.log(maxPool2d(image, { kernel: 2 }).data); // Float64Array(2) [ 4, 8 ]
 * ```
 *
 * @throws ShapeError when `x` is no stack of images, the window does not fit, or a window sees only padding.
 */
export function maxPool2d(x: TensorLike, options: MaxPool2dOptions): Tensor {
  return new MaxPool2dNode(options).forward(x);
}
