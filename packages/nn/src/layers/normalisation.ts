import {
  type DType,
  LeibnizError,
  ones,
  type Parameter,
  parameter,
  rsqrt,
  type Tensor,
  zeros,
} from "@leibniz/core";
import { Layer } from "../layer.ts";

/** What the layers share that give numbers a mean of β and a standard deviation of γ. */
export abstract class Normalisation extends Layer {
  readonly gamma: Parameter;
  readonly beta: Parameter;
  /** Keeps the divisor from 0. */
  readonly eps: number;

  constructor(
    name: string,
    shape: readonly number[],
    options: { readonly dtype: DType; readonly eps: number },
  ) {
    super(name);
    const { dtype, eps } = options;
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

  /** γ · centred / √(variance + ε) + β; `aside` gives γ and β the axes along which they broadcast. */
  protected scaled(centred: Tensor, variance: Tensor, aside = (each: Tensor): Tensor => each): Tensor {
    return centred
      .mul(rsqrt(variance.add(this.eps)))
      .mul(aside(this.gamma))
      .add(aside(this.beta));
  }
}
