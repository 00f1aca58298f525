import type { Kernels, Values } from "@leibniz/kernels";
import { normalizeAxes, ownOptions, stridesOf } from "../axes.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** Which axes {@link flip} reverses. */
export interface FlipOptions {
  /** The axes to reverse, −1 for the last; all of them when left out. */
  readonly axes?: number | readonly number[];
}

/** The node of {@link flip}. */
export class FlipNode extends OpNode {
  readonly #options: FlipOptions;

  constructor(attributes: FlipOptions = {}) {
    super();
    checkOptions("flip", attributes, ["axes"]);
    this.#options = ownOptions("flip", attributes);
  }
  get op(): string {
    return "flip";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly [Key in keyof FlipOptions]: FlipOptions[Key] } {
    return this.#options;
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  get #axes(): readonly number[] {
    return normalizeAxes(this.op, this.#options.axes, this.first!.rank);
  }
  protected override shape(x: Tensor): readonly number[] {
    normalizeAxes(this.op, this.#options.axes, x.rank);
    return x.shape;
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const { shape } = this.first!;
    const strides = stridesOf(shape);
    let last = 0;
    for (const axis of this.#axes) {
      last += strides[axis]! * (shape[axis]! - 1);
      strides[axis] = -strides[axis]!;
    }
    k.stridedCopy(out, x, shape, strides, last);
  }
  vjp(gy: Tensor): Contributions {
    return [() => flip(gy, this.#options)];
  }
  override vjpFormula(_argument: number, gy: Formula): Formula {
    return formulaOf(new FlipNode(this.#options), gy);
  }
}

/**
 * Reverses the order of the elements along `axes`, all of them when left out. The gradient is reversed back.
 *
 * ```ts
 * import { flip, tensor } from "@leibniz/core";
 * console.log(flip(tensor([[1, 2], [3, 4]]), { axes: 1 }).data); // Float64Array(4) [ 2, 1, 4, 3 ]
 * ```
 *
 * @throws ShapeError when there is no such axis, or one is named twice.
 */
export function flip(x: TensorLike, options: FlipOptions = {}): Tensor {
  return new FlipNode(options).forward(x);
}
