import { checkOptions, leakyRelu, type Tensor } from "@leibniz/core";
import { Layer } from "../layer.ts";

/**
 * The leaky ReLU layer: y = x for x > 0, and `negativeSlope · x` (0.01 when left out) below, elementwise on any shape.
 *
 * Source: A. Maas, A. Hannun and A. Ng, "Rectifier nonlinearities improve neural network acoustic models", 2013.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { LeakyRelu } from "@leibniz/nn";
 * console.log(new LeakyRelu({ negativeSlope: 0.5 }).forward(tensor([-2, 2])).data); // Float64Array(2) [ -1, 2 ]
 * ```
 */
export class LeakyRelu extends Layer {
  readonly negativeSlope: number;

  constructor(options: { readonly negativeSlope?: number; readonly name?: string } = {}) {
    checkOptions("LeakyRelu", options, ["name", "negativeSlope"]);
    super(options.name ?? "LeakyRelu");
    this.negativeSlope = options.negativeSlope ?? 0.01;
  }

  protected override compute(x: Tensor): Tensor {
    return leakyRelu(x, { negativeSlope: this.negativeSlope });
  }
}
