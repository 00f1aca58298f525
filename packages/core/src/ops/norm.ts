import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { ReductionOptions } from "../axes.ts";
import { toFloat } from "../dtype.ts";
import { LeibnizError } from "../errors.ts";
import type { Contributions } from "../op-node.ts";
import { eachRun } from "../reductions/each-run.ts";
import { ReductionNode } from "../reductions/reduction-node.ts";
import { sumOfSquares } from "../reductions/squares.ts";
import { TiesNode } from "../reductions/ties.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { abs } from "./abs.ts";
import { div } from "./div.ts";
import { logicalAnd } from "./logical-and.ts";
import { mul } from "./mul.ts";
import { sign } from "./sign.ts";
import { sum } from "./sum.ts";
import { where } from "./where.ts";

/** Which norm, and over which axes. */
export interface NormOptions extends ReductionOptions {
  /** 1 for the sum of absolute values, 2 (the default) for Euclid's length, Infinity for the largest. */
  readonly p?: 1 | 2 | typeof Infinity;
}

/** The node of {@link norm}. */
export class NormNode extends ReductionNode<NormOptions> {
  constructor(attributes: NormOptions = {}) {
    super(attributes, ["p"]);
    if (![1, 2, Infinity].includes(this.#p)) {
      throw new LeibnizError("norm", `p is 1, 2 or Infinity; got ${String(this.#p)}`);
    }
  }
  get op(): string {
    return "norm";
  }
  get #p(): number {
    return this.options.p === undefined ? 2 : this.options.p;
  }
  get #subscript(): string {
    return this.#p === Infinity ? "∞" : this.#p === 1 ? "₁" : "₂";
  }
  override get label(): string {
    return `‖x‖${this.#subscript}`;
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override shape(x: Tensor): readonly number[] {
    if (this.#p === Infinity) this.refuseEmpty("nothing is largest");
    return super.shape(x);
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    const { values, extent, ...places } = this.plan(x);
    const p = this.#p;
    eachRun({ extent, ...places }, (place, start, step) => {
      if (p === 2) {
        const { sum, scale } = sumOfSquares(values, start, step, extent, 0);
        out[place] = Math.sqrt(sum) * scale;
        return;
      }
      let norm = 0;
      for (let e = 0; e < extent; e++) {
        const size = Math.abs(values[start + e * step]!);
        norm = p === 1 ? norm + size : Math.max(norm, size);
      }
      out[place] = norm;
    });
  }
  vjp(gy: Tensor): Contributions {
    const x = this.first!;
    const z = this.output!;
    // Each rule chooses 0 at the origin, instead of multiplying by it, in case gy is infinite.
    if (this.#p === 1) return [() => where(x, mul(this.kept(gy), sign(x)), 0)];
    if (this.#p === 2) {
      return [() => mul(this.kept(where(z, gy, 0)), div(x, this.kept(where(z, z, 1))))];
    }
    return [
      () => {
        const largest = new TiesNode({ firstOnly: false }).forward(abs(x), this.kept(z));
        const share = div(this.kept(gy), sum(largest, this.keeping));
        return where(logicalAnd(largest, x), mul(share, sign(x)), 0);
      },
    ];
  }
  override latex(x: string): string {
    return `\\left\\lVert ${x} \\right\\rVert_{${this.#p === Infinity ? "\\infty" : this.#p}}`;
  }
}

/**
 * The length of `x` along `axes` (of all when left out), as a float: `Σ |x|` for p = 1, `√Σ x²` for p = 2 (the
 * default), the largest |x| for p = Infinity. The gradient is sign x, x / ‖x‖, and sign x split evenly among
 * the largest; at the origin, where a norm has a corner, it is 0 (PyTorch's subgradient). Squares neither
 * overflow nor underflow.
 *
 * ```ts
 * import { norm, tensor } from "@leibniz/core";
 * const x = tensor([3, -4]);
 * console.log(norm(x).item(), norm(x, { p: 1 }).item(), norm(x, { p: Infinity }).item()); // 5 7 4
 * ```
 *
 * @throws ShapeError when there is no such axis, or nothing along it for p = Infinity.
 * @throws LeibnizError for another p.
 */
export function norm(x: TensorLike, options: NormOptions = {}): Tensor {
  return new NormNode(options).forward(x);
}
