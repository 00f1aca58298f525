import type { Kernels, Values } from "@leibniz/kernels";
import { stridesOf } from "../axes.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { Precedence } from "../precedence.ts";
import { ownRanges, rangesText, type SliceRange, type Span, spansOf } from "../ranges.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { unslice, UnsliceNode } from "./unslice.ts";

/** The node of {@link slice}. */
export class SliceNode extends OpNode {
  readonly #ranges: ReturnType<typeof ownRanges>;

  constructor(attributes: { readonly ranges: readonly SliceRange[] }) {
    super();
    this.#ranges = ownRanges("slice", attributes.ranges);
  }
  get op(): string {
    return "slice";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get label(): string {
    return `[${rangesText(this.#ranges)}]`;
  }
  override get precedence(): Precedence {
    return Precedence.power;
  }
  override get attributes(): { readonly ranges: readonly SliceRange[] } {
    return { ranges: this.#ranges as readonly SliceRange[] };
  }
  override forward(x: TensorLike): Tensor {
    return super.forwardOne(x);
  }
  get #spans(): Span[] {
    return spansOf(this.op, this.#ranges, this.first!.shape);
  }
  protected override shape(): readonly number[] {
    return this.#spans.map((span) => span.count);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const spans = this.#spans;
    const strides = stridesOf(this.first!.shape);
    k.stridedCopy(
      out,
      x,
      spans.map((span) => span.count),
      spans.map((span, axis) => span.step * strides[axis]!),
      spans.reduce((offset, span, axis) => offset + span.start * strides[axis]!, 0),
    );
  }
  vjp(gy: Tensor): Contributions {
    return [() => unslice(gy, this.first!.shape, this.attributes.ranges)];
  }
  override vjpFormula(_argument: number, gy: Formula): Formula | null {
    if (this.first === undefined) return null;
    return formulaOf(new UnsliceNode({ shape: this.first.shape, ranges: this.attributes.ranges }), gy);
  }
  override latex(x: string): string {
    return `${x}_{[${rangesText(this.#ranges)}]}`;
  }
  override text(x: string): string {
    return `${x}[${rangesText(this.#ranges)}]`;
  }
}

/**
 * The elements of each axis that its range names, as NumPy's `x[start:stop:step]`: `[start, stop]` or
 * `[start, stop, step]`, null for an open end or a whole axis; axes without a range are whole. Negative bounds
 * count from the end, bounds beyond an end stop there, a negative step walks backwards. No axis is dropped:
 * `squeeze` does that. The gradient is put back in its places, among zeros.
 *
 * ```ts
 * import { slice, tensor } from "@leibniz/core";
 * const x = tensor([[1, 2, 3], [4, 5, 6]]);
 * console.log(slice(x, [null, [1, 3]]).data); // Float64Array(4) [ 2, 3, 5, 6 ]
 * console.log(slice(x, [[-1, null], [null, null, -1]]).data); // Float64Array(3) [ 6, 5, 4 ]
 * ```
 *
 * @throws ShapeError when there are more ranges than axes, a step is 0, or a bound is not a whole number.
 */
export function slice(x: TensorLike, ranges: readonly SliceRange[]): Tensor {
  return new SliceNode({ ranges }).forward(x);
}
