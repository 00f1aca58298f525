import {
  checkOptions,
  type DType,
  type Parameter,
  parameter,
  Random,
  ShapeError,
  shapeText,
  type Tensor,
  zeros,
} from "@leibniz/core";
import type { Initialiser } from "../initialisers/initialiser.ts";
import { normal } from "../initialisers/normal.ts";
import { Affine } from "../layers/affine.ts";
import { Conv2d } from "../layers/conv2d.ts";
import { Flatten } from "../layers/flatten.ts";
import { MaxPool2d } from "../layers/max-pool2d.ts";
import { Relu } from "../layers/relu.ts";
import { SoftmaxWithLoss } from "../losses/softmax-with-loss.ts";
import { Network } from "./network.ts";

export interface SimpleConvNetOptions {
  /** Channels, rows and columns of an image; [1, 28, 28] when left out. */
  readonly image?: readonly [channels: number, rows: number, columns: number];
  /** How many filters the convolution has; 30 when left out. */
  readonly filters?: number;
  /** Rows and columns of a filter; 5 when left out. */
  readonly kernel?: number;
  readonly padding?: number;
  readonly stride?: number;
  /** Units of the layer before the last; 100 when left out. */
  readonly hidden?: number;
  /** How many classes there are; 10 when left out. */
  readonly outputs?: number;
  /** Of the weights; 0.01 when left out, as in the book. `init` says otherwise. */
  readonly standardDeviation?: number;
  /** What fills the weights, instead of normal numbers of one standard deviation. */
  readonly init?: Initialiser;
  /** Default float32. */
  readonly dtype?: DType;
  /** Where the weights come from; a new stream of seed 0 when left out. */
  readonly random?: Random;
}

/**
 * The book's convolutional network: conv, ReLU, the largest of 2 × 2, affine, ReLU, affine, softmax with loss.
 *
 * Shapes: x (N, C, H, W), or (N, C·H·W) with each image in a row; W1 (filters, C, kernel, kernel), W2 (pooled numbers,
 * hidden), W3 (hidden, outputs); scores (N, outputs). Layers, and the scopes in a picture: Conv1, Relu1, Pool1,
 * Flatten1, Affine1, Relu2, Affine2.
 *
 * Source: the book, ch. 7.5.
 *
 * ```ts
 * import { zeros } from "@leibniz/core";
 * import { SimpleConvNet } from "@leibniz/nn";
 * const net = new SimpleConvNet();
 * console.log(net.params.W1.shape, net.params.W2.shape); // [ 30, 1, 5, 5 ] [ 4320, 100 ]
 * console.log(net.predict(zeros([2, 1, 28, 28], { dtype: "float32" })).shape); // [ 2, 10 ]
 * ```
 */
export class SimpleConvNet extends Network {
  readonly image: readonly [channels: number, rows: number, columns: number];
  readonly params: Readonly<Record<"W1" | "b1" | "W2" | "b2" | "W3" | "b3", Parameter>>;
  readonly layers: {
    readonly Conv1: Conv2d;
    readonly Relu1: Relu;
    readonly Pool1: MaxPool2d;
    readonly Flatten1: Flatten;
    readonly Affine1: Affine;
    readonly Relu2: Relu;
    readonly Affine2: Affine;
  };

  /** @throws ShapeError when the filter does not fit into the image, or nothing is left to pool. */
  constructor(options: SimpleConvNetOptions = {}) {
    checkOptions("SimpleConvNet", options, [
      "image",
      "filters",
      "kernel",
      "padding",
      "stride",
      "hidden",
      "outputs",
      "standardDeviation",
      "init",
      "dtype",
      "random",
    ]);
    const { image = [1, 28, 28], filters = 30, kernel = 5, padding = 0, stride = 1 } = options;
    const { hidden = 100, outputs = 10, standardDeviation = 0.01 } = options;
    const { dtype = "float32", random = new Random(0), init = normal({ standardDeviation }) } = options;
    super("SimpleConvNet", new SoftmaxWithLoss());
    this.image = image;
    const pooled = image
      .slice(1)
      .map((extent) => Math.floor((Math.floor((extent + 2 * padding - kernel) / stride) + 1) / 2));
    if (pooled.some((extent) => extent < 1)) {
      throw new ShapeError(
        this.name,
        `filters of ${kernel} × ${kernel} with stride ${stride} and padding ${padding} leave nothing to pool of an ` +
          `image of shape ${shapeText(image)}`,
        [image],
      );
    }
    const weight = (name: string, shape: readonly number[]) =>
      parameter(init(shape, { random, dtype }), { name });
    const bias = (name: string, units: number) => parameter(zeros([units], { dtype }), { name });
    const params = {
      W1: weight("W1", [filters, image[0], kernel, kernel]),
      b1: bias("b1", filters),
      W2: weight("W2", [filters * pooled[0]! * pooled[1]!, hidden]),
      b2: bias("b2", hidden),
      W3: weight("W3", [hidden, outputs]),
      b3: bias("b3", outputs),
    };
    this.params = params;
    this.layers = {
      Conv1: new Conv2d(params.W1, params.b1, { name: "Conv1", stride, padding }),
      Relu1: new Relu("Relu1"),
      Pool1: new MaxPool2d({ name: "Pool1", kernel: 2 }),
      Flatten1: new Flatten("Flatten1"),
      Affine1: new Affine(params.W2, params.b2, "Affine1"),
      Relu2: new Relu("Relu2"),
      Affine2: new Affine(params.W3, params.b3, "Affine2"),
    };
  }

  /** @throws ShapeError when x is neither images of this shape nor rows that hold one each. */
  protected override compute(x: Tensor): Tensor {
    const size = this.image.reduce((product, extent) => product * extent, 1);
    const isImages = x.rank === 4 && x.shape.slice(1).join() === this.image.join();
    if (!isImages && !(x.rank === 2 && x.shape[1] === size)) {
      throw new ShapeError(
        this.name,
        `the images have the shape (N, ${this.image.join(", ")}), or (N, ${size}) with each in a row; got ` +
          shapeText(x.shape),
        [x.shape],
      );
    }
    return super.compute(isImages ? x : x.reshape([x.shape[0]!, ...this.image]));
  }
}
