import { checkOptions, gelu, type Tensor } from "@leibniz/core";
import { Layer } from "../layer.ts";

/**
 * The GELU layer `y = x · Φ(x)` with Φ the distribution function of the standard normal, elementwise on any shape;
 * `approximate: "tanh"` takes the approximation of the paper.
 *
 * Source: D. Hendrycks and K. Gimpel, "Gaussian error linear units (GELUs)", 2016.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { Gelu } from "@leibniz/nn";
 * console.log(new Gelu().forward(tensor(1)).item()); // 0.8413447460685429
 * ```
 */
export class Gelu extends Layer {
  readonly approximate: "none" | "tanh";

  constructor(options: { readonly approximate?: "none" | "tanh"; readonly name?: string } = {}) {
    checkOptions("Gelu", options, ["name", "approximate"]);
    super(options.name ?? "Gelu");
    this.approximate = options.approximate ?? "none";
  }

  protected override compute(x: Tensor): Tensor {
    return gelu(x, { approximate: this.approximate });
  }
}
