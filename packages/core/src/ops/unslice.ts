import type { Kernels, Values } from "@leibniz/kernels";
import { placesOf } from "../axis-places.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { ownRanges, rangesText, type SliceRange, type Span, spansOf } from "../ranges.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { sameShape } from "../tensor-type.ts";
import { wholeCount } from "../whole-number.ts";
import { slice, SliceNode } from "./slice.ts";

/** What shapes an {@link UnsliceNode}. */
export interface UnsliceAttributes {
  readonly shape: readonly number[];
  readonly ranges: readonly SliceRange[];
}

/** The node of {@link unslice}. */
export class UnsliceNode extends OpNode {
  readonly #shape: readonly number[];
  readonly #ranges: ReturnType<typeof ownRanges>;

  constructor(attributes: UnsliceAttributes) {
    super();
    if (!Array.isArray(attributes.shape)) {
      throw new ShapeError("unslice", "the shape is an array, as in unslice(y, [4], [[0, 2]])");
    }
    this.#shape = attributes.shape.map((extent) => wholeCount("unslice", "an extent", extent));
    this.#ranges = ownRanges("unslice", attributes.ranges);
  }
  get op(): string {
    return "unslice";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly [Key in keyof UnsliceAttributes]: UnsliceAttributes[Key] } {
    return { shape: this.#shape, ranges: this.#ranges as readonly SliceRange[] };
  }
  override forward(y: TensorLike): Tensor {
    return super.forward(y);
  }
  get #spans(): Span[] {
    return spansOf(this.op, this.#ranges, this.#shape);
  }
  protected override shape(y: Tensor): readonly number[] {
    const places = this.#spans.map((span) => span.count);
    if (!sameShape(y.shape, places)) {
      throw new ShapeError(
        this.op,
        `[${rangesText(this.#ranges)}] of ${shapeText(this.#shape)} has shape ${shapeText(places)}, and ` +
          `${shapeText(y.shape)} does not fill it`,
        [y.shape, places],
      );
    }
    return this.#shape;
  }
  protected override compute(k: Kernels, out: Values, y: Values): void {
    const sources = this.#spans.map(({ start, step, count }, axis) => {
      const from = new Int32Array(this.#shape[axis]!).fill(-1);
      for (let i = 0; i < count; i++) from[start + i * step] = i;
      return from;
    });
    k.gatherAxes(out, y, placesOf(this.first!.shape, sources));
  }
  vjp(gy: Tensor): Contributions {
    return [() => slice(gy, this.attributes.ranges)];
  }
  override vjpFormula(_argument: number, gy: Formula): Formula {
    return formulaOf(new SliceNode({ ranges: this.attributes.ranges }), gy);
  }
}

/**
 * Zeros of `shape`, with `y` in the places that `slice(…, ranges)` takes: the transpose of `slice`, and its
 * gradient, as `slice` is the gradient of this.
 *
 * ```ts
 * import { tensor, unslice } from "@leibniz/core";
 * console.log(unslice(tensor([1, 2]), [5], [[0, null, 3]]).data); // Float64Array(5) [ 1, 0, 0, 2, 0 ]
 * ```
 *
 * @throws ShapeError when `y` does not have the shape of that slice.
 */
export function unslice(y: TensorLike, shape: readonly number[], ranges: readonly SliceRange[]): Tensor {
  return new UnsliceNode({ shape, ranges }).forward(y);
}
