import { checkOptions, maxPool2d, type MaxPool2dOptions, type Tensor } from "@leibniz/core";
import { Layer } from "../layer.ts";

/**
 * The largest number in each window, channel by channel. The window moves by its own size when no `stride` is given;
 * padding never wins. Backward sends what arrives to the largest number, of equal ones to the first.
 *
 * Shapes: x (N, C, H, W), y (N, C, H′, W′) with H′ as of `Conv2d`.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { MaxPool2d } from "@leibniz/nn";
 * const layer = new MaxPool2d({ kernel: 2 });
 * console.log(layer.forward(tensor([[[[1, 2], [4, 3]]]])).data); // Float64Array(1) [ 4 ]
 * console.log(layer.backward(tensor([[[[10]]]])).data); // Float64Array(4) [ 0, 0, 10, 0 ]
 * ```
 */
export class MaxPool2d extends Layer {
  readonly window: MaxPool2dOptions;

  constructor(options: MaxPool2dOptions & { readonly name?: string }) {
    checkOptions("MaxPool2d", options, ["name", "kernel", "stride", "padding"]);
    const { name = "MaxPool2d", ...window } = options;
    super(name);
    this.window = window;
  }

  /** @throws ShapeError when x is no stack of images, or the window does not fit. */
  protected override compute(x: Tensor): Tensor {
    return maxPool2d(x, this.window);
  }
}
