import {
  checkOptions,
  LeibnizError,
  Random,
  ShapeError,
  shapeText,
  type Tensor,
  tensor,
} from "@leibniz/core";
import { Layer } from "../layer.ts";
import { isRepeated } from "../repetition.ts";
import { floatOf } from "./as-float.ts";

export interface DropoutOptions {
  readonly name?: string;
  /** Where the decisions come from; a new stream of seed 0 when left out. Give each layer a stream of its own. */
  readonly random?: Random;
}

/**
 * Dropout, inverted: in training each number is dropped with probability `ratio`, and the others are multiplied by
 * 1 / (1 − ratio), so that what is expected stays; in evaluation all pass as they are. Any shape. Backward gives
 * ∂L/∂x = ∂L/∂y · mask, with the mask of the last forward.
 *
 * Source: N. Srivastava and others, "Dropout: a simple way to prevent neural networks from overfitting", 2014. (The
 * book's ch. 6 multiplies by 1 − ratio in evaluation instead.)
 *
 * ```ts
 * import { ones } from "@leibniz/core";
 * import { Dropout } from "@leibniz/nn";
 * const layer = new Dropout(0.5);
 * const y = layer.forward(ones([1000]));
 * console.log([...new Set(y.data)].toSorted()); // [ 0, 2 ]
 * console.log(layer.evaluate().forward(ones([3])).data); // Float64Array(3) [ 1, 1, 1 ]
 * ```
 */
export class Dropout extends Layer {
  readonly ratio: number;
  readonly random: Random;
  #mask: Tensor | undefined;

  /** @throws LeibnizError when `ratio` is not a number from 0 to 1. */
  constructor(ratio = 0.5, options: DropoutOptions = {}) {
    checkOptions("Dropout", options, ["name", "random"]);
    super(options.name ?? "Dropout");
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new LeibnizError(
        this.name,
        `the ratio of what is dropped is a number from 0 to 1; got ${String(ratio)}`,
      );
    }
    this.ratio = ratio;
    this.random = options.random ?? new Random(0);
  }

  /** What the last forward in training multiplied by: 0 where it dropped. */
  get mask(): Tensor | undefined {
    return this.#mask;
  }

  protected override compute(x: Tensor): Tensor {
    if (!this.training || this.ratio === 0) return x;
    const input = floatOf(x);
    if (!isRepeated() || this.#mask === undefined) this.#mask = this.#draw(input);
    if (this.#mask.shape.join() !== input.shape.join()) {
      throw new ShapeError(
        this.name,
        `the mask of the last forward has shape ${shapeText(this.#mask.shape)}, and this input ${shapeText(input.shape)}; ` +
          "a dropout that stands at several places cannot be repeated: give each place its own",
        [this.#mask.shape, input.shape],
      );
    }
    return input.mul(this.#mask);
  }

  #draw({ dtype, shape, size }: Tensor): Tensor {
    const kept = this.ratio === 1 ? 0 : 1 / (1 - this.ratio);
    const limit = this.ratio * 2 ** 32;
    const numbers = dtype === "float32" ? new Float32Array(size) : new Float64Array(size);
    for (let i = 0; i < size; i++) numbers[i] = this.random.bits() < limit ? 0 : kept;
    return tensor(numbers, { shape, copy: false });
  }
}
