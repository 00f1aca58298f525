import { checkOptions, avgPool2d, type AvgPool2dOptions, type Tensor } from "@leibniz/core";
import { Layer } from "../layer.ts";

/**
 * The mean of each window, channel by channel. The window moves by its own size when no `stride` is given. Backward
 * spreads what arrives evenly over the places it was taken from.
 *
 * Shapes: x (N, C, H, W), y (N, C, H′, W′) with H′ as of `Conv2d`.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { AvgPool2d } from "@leibniz/nn";
 * const layer = new AvgPool2d({ kernel: 2 });
 * console.log(layer.forward(tensor([[[[1, 2], [4, 3]]]])).data); // Float64Array(1) [ 2.5 ]
 * console.log(layer.backward(tensor([[[[10]]]])).data); // Float64Array(4) [ 2.5, 2.5, 2.5, 2.5 ]
 * ```
 */
export class AvgPool2d extends Layer {
  readonly window: AvgPool2dOptions;

  constructor(options: AvgPool2dOptions & { readonly name?: string }) {
    checkOptions("AvgPool2d", options, ["name", "kernel", "stride", "padding", "countIncludePad"]);
    const { name = "AvgPool2d", ...window } = options;
    super(name);
    this.window = window;
  }

  /** @throws ShapeError when x is no stack of images, or the window does not fit. */
  protected override compute(x: Tensor): Tensor {
    return avgPool2d(x, this.window);
  }
}
