import {
  checkOptions,
  type DType,
  LeibnizError,
  ones,
  type Parameter,
  parameter,
  rsqrt,
  ShapeError,
  shapeText,
  type Tensor,
  zeros,
} from "@leibniz/core";
import { Layer } from "../layer.ts";
import { asFloat } from "./as-float.ts";

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
export class LayerNorm extends Layer {
  readonly gamma: Parameter;
  readonly beta: Parameter;
  readonly eps: number;

  /** @throws LeibnizError when eps is below 0, or there are no axes. */
  constructor(features: number | readonly number[], options: LayerNormOptions = {}) {
    checkOptions("LayerNorm", options, ["name", "dtype", "eps"]);
    super(options.name ?? "LayerNorm");
    const { dtype = "float32", eps = 1e-5 } = options;
    const shape = typeof features === "number" ? [features] : [...features];
    if (shape.length === 0) {
      throw new LeibnizError(this.name, "the features are a number, or the extents of the last axes");
    }
    if (!(eps >= 0 && Number.isFinite(eps))) {
      throw new LeibnizError(this.name, `eps is a number from 0 up; got ${String(eps)}`);
    }
    this.eps = eps;
    this.gamma = parameter(ones(shape, { dtype }), { name: "gamma" });
    this.beta = parameter(zeros(shape, { dtype }), { name: "beta" });
  }

  override get own(): { readonly gamma: Parameter; readonly beta: Parameter } {
    return { gamma: this.gamma, beta: this.beta };
  }

  /** ∂L/∂γ of the last {@link backward}. */
  get dgamma(): Tensor | undefined {
    return this.gradients["gamma"];
  }

  /** ∂L/∂β of the last {@link backward}. */
  get dbeta(): Tensor | undefined {
    return this.gradients["beta"];
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
    return centred
      .mul(rsqrt(variance.add(this.eps)))
      .mul(this.gamma)
      .add(this.beta);
  }
}
