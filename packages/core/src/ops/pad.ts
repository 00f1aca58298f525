import type { Kernels, Values } from "@leibniz/kernels";
import { placesOf } from "../axis-places.ts";
import { zeros } from "../creation.ts";
import { isFloat, roundTo } from "../dtype.ts";
import { DTypeError, LeibnizError, ShapeError, shapeText } from "../errors.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { wholeCount } from "../whole-number.ts";
import { indexAdd } from "./index-add.ts";
import { slice } from "./slice.ts";

/** How much {@link pad} adds, and what. */
export interface PadOptions {
  /** How many elements come before those of each axis; one number is for all axes. 0 when left out. */
  readonly before?: number | readonly number[];
  /** How many elements come after those of each axis. */
  readonly after?: number | readonly number[];
  /** `value` everywhere (the default), the mirror image without the edge, or the edge again and again. */
  readonly mode?: "constant" | "reflect" | "edge";
  /** What mode constant adds; 0 when left out. */
  readonly value?: number;
}

const MODES: readonly unknown[] = ["constant", "reflect", "edge"];

/** The node of {@link pad}. */
export class PadNode extends OpNode {
  readonly #before: number | readonly number[];
  readonly #after: number | readonly number[];
  readonly #mode: NonNullable<PadOptions["mode"]>;
  readonly #value: number;

  constructor(attributes: PadOptions) {
    super();
    checkOptions("pad", attributes, ["before", "after", "mode", "value"]);
    const { before = 0, after = 0, mode = "constant", value = 0 } = attributes;
    const count = (elements: unknown) => wholeCount("pad", "the number of elements to add", elements);
    this.#before = Array.isArray(before) ? before.map(count) : count(before);
    this.#after = Array.isArray(after) ? after.map(count) : count(after);
    if (!MODES.includes(mode)) {
      throw new LeibnizError("pad", `there is no mode ${String(mode)}; choose constant, reflect or edge`);
    }
    if (typeof value !== "number") throw new LeibnizError("pad", `value is a number; got ${typeof value}`);
    if (mode !== "constant" && attributes.value !== undefined) {
      throw new LeibnizError("pad", `mode ${mode} repeats what is there; value belongs to mode constant`);
    }
    this.#mode = mode;
    this.#value = value;
  }
  get op(): string {
    return "pad";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly [Key in keyof PadOptions]: PadOptions[Key] } {
    const [before, after, mode] = [this.#before, this.#after, this.#mode];
    return mode === "constant" ? { before, after, mode, value: this.#value } : { before, after, mode };
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  #perAxis(name: string, counts: number | readonly number[]): readonly number[] {
    const { shape } = this.first!;
    if (typeof counts === "number") return shape.map(() => counts);
    if (counts.length === shape.length) return counts;
    throw new ShapeError(
      this.op,
      `${name} says ${counts.length} numbers for the ${shape.length} axes of ${shapeText(shape)}; give one for each, or one for all`,
      [shape],
    );
  }
  get #margins(): { before: number; after: number }[] {
    const after = this.#perAxis("after", this.#after);
    return this.#perAxis("before", this.#before).map((before, axis) => ({ before, after: after[axis]! }));
  }
  protected override shape(x: Tensor): readonly number[] {
    if (!isFloat(x.dtype) && roundTo(x.dtype, this.#value) !== this.#value) {
      throw new DTypeError(this.op, `${x.dtype} cannot hold the value ${this.#value}; cast x first`, [
        x.dtype,
      ]);
    }
    return this.#margins.map(({ before, after }, axis) => {
      const extent = x.shape[axis]!;
      this.#refuseFar(axis, extent, Math.max(before, after));
      return before + extent + after;
    });
  }
  /** A mirror image is shorter than the axis by its edge, and an empty axis has no edge. */
  #refuseFar(axis: number, extent: number, margin: number): void {
    if (this.#mode === "constant" || margin === 0) return;
    const most = this.#mode === "reflect" ? Math.max(0, extent - 1) : extent === 0 ? 0 : Infinity;
    if (margin <= most) return;
    throw new ShapeError(
      this.op,
      `mode ${this.#mode} can add at most ${most} elements to axis ${axis} of extent ${extent}; got ${margin}`,
      [this.first!.shape],
    );
  }
  /** Where each element of a padded axis comes from; −1 where it is new. */
  #sources(axis: number): Int32Array {
    const { before, after } = this.#margins[axis]!;
    const extent = this.first!.shape[axis]!;
    return Int32Array.from({ length: before + extent + after }, (_, i) => {
      const at = i - before;
      if (at >= 0 && at < extent) return at;
      if (this.#mode === "constant") return -1;
      if (this.#mode === "edge") return at < 0 ? 0 : extent - 1;
      return at < 0 ? -at : 2 * (extent - 1) - at;
    });
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const { shape } = this.first!;
    const places = placesOf(
      shape,
      shape.map((_, axis) => this.#sources(axis)),
    );
    k.gatherAxes(out, x, places, this.#value);
  }
  vjp(gy: Tensor): Contributions {
    const { shape, dtype } = this.first!;
    return [
      () => {
        const margins = this.#margins;
        if (this.#mode === "constant") {
          return slice(
            gy,
            margins.map(({ before }, axis) => [before, before + shape[axis]!]),
          );
        }
        return margins.reduce((gradient, { before, after }, axis) => {
          if (before + after === 0) return gradient;
          const inside = gradient.shape.map((extent, other) => (other === axis ? shape[axis]! : extent));
          return indexAdd(zeros(inside, { dtype }), this.#sources(axis), gradient, { axis });
        }, gy);
      },
    ];
  }
}

/**
 * Adds elements around those of `x`: `before` and `after` those of each axis. Mode `"constant"` adds `value`,
 * `"reflect"` the mirror image (3 2 | 1 2 3 | 2 1), `"edge"` the outermost element (1 1 | 1 2 3 | 3 3). The
 * gradient of a constant margin is dropped; what stands in a reflected one goes back to where it came from.
 *
 * ```ts
 * import { pad, tensor } from "@leibniz/core";
 * const x = tensor([1, 2, 3]);
 * console.log(pad(x, { before: 1, after: 2 }).data); // Float64Array(6) [ 0, 1, 2, 3, 0, 0 ]
 * console.log(pad(x, { before: 2, mode: "reflect" }).data); // Float64Array(5) [ 3, 2, 1, 2, 3 ]
 * ```
 *
 * @throws ShapeError when a number is negative or not whole, a list does not have one for each axis, or a
 * margin is longer than what it mirrors.
 * @throws DTypeError when the dtype of `x` cannot hold `value`.
 */
export function pad(x: TensorLike, options: PadOptions): Tensor {
  return new PadNode(options).forward(x);
}
