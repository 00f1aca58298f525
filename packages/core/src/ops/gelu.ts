import type { DType } from "@leibniz/kernels";
import { type Algebra, numbers, type Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import { LeibnizError } from "../errors.ts";
import { applyFused, type FusedNode } from "../fused.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";
import { add } from "./add.ts";
import { div } from "./div.ts";
import { erf } from "./erf.ts";
import { mul } from "./mul.ts";
import { pow } from "./pow.ts";
import { tanh } from "./tanh.ts";

/** Which of its two definitions a {@link gelu} follows. */
export interface GeluOptions {
  /** `"none"`, with the error function (when left out), or `"tanh"`, an approximation that many models use. */
  readonly approximate?: "none" | "tanh";
}

const SLOPE = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715;

/** The node of {@link gelu}. */
export class GeluNode extends UnaryNode implements FusedNode {
  readonly #approximate: "none" | "tanh";

  constructor(attributes: GeluOptions = {}) {
    super();
    checkOptions(this.op, attributes, ["approximate"]);
    const { approximate = "none" } = attributes;
    if (approximate !== "none" && approximate !== "tanh") {
      throw new LeibnizError(this.op, `approximate is "none" or "tanh"; got ${String(approximate)}`);
    }
    this.#approximate = approximate;
  }
  get op(): string {
    return "gelu";
  }
  override get attributes(): { readonly approximate: "none" | "tanh" } {
    return { approximate: this.#approximate };
  }
  scalar(x: number): number {
    return numbers.damped(x, this.#gate(numbers, x));
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    if (this.#approximate === "none") {
      // Φ(x) + x · φ(x)
      const density = () => o.mul(1 / Math.sqrt(2 * Math.PI), o.exp(o.mul(-0.5, o.pow(x, 2))));
      return [() => o.add(this.#gate(o, x), o.damped(x, density()))];
    }
    return [
      () => {
        // s + x · s (1 − s) · 2u′, where x · 2u′ comes first: it may be infinite where s (1 − s) is 0.
        const gate = this.#gate(o, x);
        const reach = o.mul(2 * SLOPE, o.add(x, o.mul(3 * CUBIC, o.pow(x, 3))));
        return o.add(gate, o.damped(reach, o.mul(gate, o.sub(1, gate))));
      },
    ];
  }
  /**
   * What x is multiplied by: ½ (1 + erf(x/√2)) or ½ (1 + tanh u), written so that nothing cancels where it is
   * small.
   */
  #gate<T>(o: Algebra<T>, x: T): T {
    return this.#approximate === "none"
      ? o.mul(0.5, o.erfc(o.mul(-Math.SQRT1_2, x)))
      : o.sigmoid(o.mul(2 * SLOPE, o.add(x, o.mul(CUBIC, o.pow(x, 3)))));
  }
  expand(x: Tensor): Tensor {
    const bend =
      this.#approximate === "none"
        ? erf(div(x, Math.SQRT2))
        : tanh(mul(add(x, mul(pow(x, 3), CUBIC)), SLOPE));
    return mul(mul(x, add(bend, 1)), 0.5);
  }
  override latex(x: string): string {
    const subscript = this.#approximate === "none" ? "" : "_{\\tanh}";
    return `\\operatorname{GELU}${subscript}\\left(${x}\\right)`;
  }
}

/**
 * The Gaussian error linear unit `z = x · Φ(x)`, elementwise, with Φ the distribution function of the standard
 * normal: 0 at −∞, x at ∞. ∂z/∂x = Φ(x) + x · φ(x), where φ = Φ′.
 *
 * Φ(x) = ½ (1 + erf(x/√2)), or with `approximate: "tanh"` ½ (1 + tanh(√(2/π) (x + 0.044715 x³))).
 *
 * ```ts
 * import { gelu, tensor } from "@leibniz/core";
 * console.log(gelu(tensor([-1, 0, 1])).data); // Float64Array(3) [ -0.15865525393145707, 0, 0.8413447460685429 ]
 * console.log(gelu(1, { approximate: "tanh" }).item()); // 0.8411919906082768
 * ```
 *
 * Source: D. Hendrycks and K. Gimpel, "Gaussian error linear units (GELUs)", 2016.
 *
 * @throws LeibnizError when `approximate` is neither.
 */
export function gelu(x: TensorLike, options: GeluOptions = {}): Tensor {
  return applyFused(new GeluNode(options), x);
}
