import type { Kernels, Values } from "@leibniz/kernels";
import { type Contributions, OpNode } from "../op-node.ts";
import { mul } from "../ops/mul.ts";
import type { Tensor } from "../tensor.ts";
import { back, eachLine, type Way } from "./scan-node.ts";
import { shift } from "./shift-node.ts";

/**
 * The linear recurrence `hᵢ = aᵢ · hᵢ₋₁ + bᵢ` along an axis, before whose first number h is 0. Its gradient is
 * the same recurrence from the other end, `λᵢ = gᵢ + aᵢ₊₁ · λᵢ₊₁`: ∂L/∂bᵢ = λᵢ and ∂L/∂aᵢ = λᵢ · hᵢ₋₁. Products
 * of all numbers but one come from it without a division, so zeros among them do no harm, to any order.
 */
export class RecurrenceNode extends OpNode {
  readonly #way: Way;

  constructor({ axis, reverse }: Way) {
    super();
    this.#way = { axis, reverse };
  }
  get op(): string {
    return "recurrence";
  }
  override get attributes(): { readonly axis: number; readonly reverse: boolean } {
    return { axis: this.#way.axis, reverse: this.#way.reverse };
  }
  protected override shape(a: Tensor): readonly number[] {
    return a.shape;
  }
  protected override compute(_k: Kernels, out: Values, a: Values, b: Values): void {
    eachLine(this.first!.shape, this.#way, (start, step, length) => {
      let h = 0;
      for (let i = 0, at = start; i < length; i++, at += step) {
        // Nothing stands before the first number; a · 0 would be NaN for an infinite a.
        h = i === 0 ? b[at]! : a[at]! * h + b[at]!;
        out[at] = h;
      }
    });
  }
  vjp(gy: Tensor): Contributions {
    const way = this.#way;
    const carried = recurrence(shift(this.first!, back(way), 0), gy, back(way));
    return [() => mul(carried, shift(this.output!, way, 0)), () => carried];
  }
}

/** See {@link RecurrenceNode}; `a` and `b` have one shape and dtype. */
export function recurrence(a: Tensor, b: Tensor, { axis, reverse }: Way): Tensor {
  return new RecurrenceNode({ axis, reverse }).forward(a, b);
}
