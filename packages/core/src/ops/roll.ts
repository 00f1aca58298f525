import type { Kernels, Values } from "@leibniz/kernels";
import { normalizeAxes, normalizeAxis } from "../axes.ts";
import { placesOf } from "../axis-places.ts";
import { ShapeError } from "../errors.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { wholeNumber } from "../whole-number.ts";

/** Which axes {@link roll} moves the elements along. */
export interface RollOptions {
  /** One axis for each shift, −1 for the last. When left out the elements are moved as one long row. */
  readonly axes?: number | readonly number[];
}

/** What shapes a {@link RollNode}. */
export interface RollAttributes extends RollOptions {
  readonly shift: number | readonly number[];
}

/** The node of {@link roll}. */
export class RollNode extends OpNode {
  readonly #shifts: readonly number[];
  readonly #axes: readonly number[] | undefined;

  constructor(attributes: RollAttributes) {
    super();
    const { shift, axes } = attributes;
    this.#shifts = [shift].flat().map((by) => wholeNumber("roll", "a shift", by));
    this.#axes = axes === undefined ? undefined : [axes].flat();
    const wanted = this.#axes?.length ?? 1;
    if (this.#shifts.length !== wanted) {
      throw new ShapeError(
        "roll",
        `each axis has its shift; got ${this.#shifts.length} for ${this.#axes === undefined ? "one long row" : `${wanted} axes`}`,
      );
    }
  }
  get op(): string {
    return "roll";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly shift: readonly number[]; readonly axes?: readonly number[] } {
    return { shift: this.#shifts, ...(this.#axes === undefined ? {} : { axes: this.#axes }) };
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  protected override shape(x: Tensor): readonly number[] {
    normalizeAxes(this.op, this.#axes, x.rank);
    return x.shape;
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const shape = this.#axes === undefined ? [x.length] : this.first!.shape;
    const axes = (this.#axes ?? [0]).map((axis) => normalizeAxis(this.op, axis, shape.length));
    const sources = shape.map((extent, axis) => {
      const which = axes.indexOf(axis);
      if (which < 0) return undefined;
      const shift = this.#shifts[which]! % extent;
      return Int32Array.from({ length: extent }, (_, i) => (i - shift + extent) % extent);
    });
    k.gatherAxes(out, x, placesOf(shape, sources));
  }
  get #back(): RollAttributes {
    return { ...this.attributes, shift: this.#shifts.map((by) => -by) };
  }
  vjp(gy: Tensor): Contributions {
    return [() => new RollNode(this.#back).forward(gy)];
  }
  override vjpFormula(_argument: number, gy: Formula): Formula {
    return formulaOf(new RollNode(this.#back), gy);
  }
}

/**
 * Moves the elements by `shift` places towards higher indices; those that fall off the end come in at the
 * front. Several axes have a shift each; without `axes` the elements move as one long row, as in NumPy. The
 * gradient is moved back.
 *
 * ```ts
 * import { roll, tensor } from "@leibniz/core";
 * console.log(roll(tensor([1, 2, 3, 4]), 1).data); // Float64Array(4) [ 4, 1, 2, 3 ]
 * console.log(roll(tensor([[1, 2], [3, 4]]), -1, { axes: 0 }).data); // Float64Array(4) [ 3, 4, 1, 2 ]
 * ```
 *
 * @throws ShapeError when a shift is no whole number, shifts and axes differ in number, there is no such axis,
 * or one is named twice.
 */
export function roll(x: TensorLike, shift: number | readonly number[], options: RollOptions = {}): Tensor {
  checkOptions("roll", options, ["axes"]);
  return new RollNode({ ...options, shift }).forward(x);
}
