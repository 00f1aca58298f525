import { checkOptions, type DType, LeibnizError, ShapeError, shapeText, type Tensor } from "@leibniz/core";
import { asFloat } from "./as-float.ts";
import { Normalisation } from "./normalisation.ts";

export interface LayerNormOptions {
  readonly name?: string;
  /** Default float32. */
  readonly dtype?: DType;
  /** What is added to the variance; 1e-5 when left out. */
  readonly eps?: number;
}

/**
 * Layer normalisation: `y = γ · (x − μ) / √(σ² + eps) + β`, where μ and σ² are those of each sample over its last axes,
 * σ² divided by their count. Training and evaluation are the same.
 *
 * Shapes: x and y (…, features), with `features` a number or the extents of several last axes; γ and β have the shape
 * `features`.
 *
 * Source: J. L. Ba, J. R. Kiros and G. Hinton, "Layer normalization", 2016.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { LayerNorm } from "@leibniz/nn";
 * const layer = new LayerNorm(2, { dtype: "float64", eps: 0 });
 * console.log(layer.forward(tensor([[1, 3], [10, 50]])).data); // Float64Array(4) [ -1, 1, -1, 1 ]
 * ```
 */
export class LayerNorm extends Normalisation {
  /** @throws LeibnizError when eps is below 0, or there are no axes. */
  constructor(features: number | readonly number[], options: LayerNormOptions = {}) {
    checkOptions("LayerNorm", options, ["name", "dtype", "eps"]);
    const { name = "LayerNorm", dtype = "float32", eps = 1e-5 } = options;
    const shape = typeof features === "number" ? [features] : [...features];
    if (shape.length === 0) {
      throw new LeibnizError(name, "the features are a number, or the extents of the last axes");
    }
    super(name, shape, { dtype, eps });
  }

  /** @throws ShapeError when the last axes of x are not the features. */
  protected override compute(input: Tensor): Tensor {
    const features = this.gamma.shape;
    const first = input.rank - features.length;
    if (first < 0 || input.shape.slice(first).join() !== features.join()) {
      throw new ShapeError(
        this.name,
        `the last axes have the shape of the features, ${shapeText(features)}; got ${shapeText(input.shape)}`,
        [input.shape, features],
      );
    }
    const x = asFloat(input, this.gamma.dtype);
    const axes = features.map((_, i) => first + i);
    const centred = x.sub(x.mean({ axes, keepDims: true }));
    const variance = centred.square().mean({ axes, keepDims: true });
    return this.scaled(centred, variance);
  }
}
