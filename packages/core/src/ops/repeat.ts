import type { Kernels, Values } from "@leibniz/kernels";
import { normalizeAxis } from "../axes.ts";
import { placesOf } from "../axis-places.ts";
import { zeros } from "../creation.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { wholeCount } from "../whole-number.ts";
import { indexAdd } from "./index-add.ts";
import { reshape } from "./reshape.ts";

/** Which axis {@link repeat} lengthens. */
export interface RepeatOptions {
  /** −1 for the last. When left out the elements are repeated as one long row. */
  readonly axis?: number;
}

/** What shapes a {@link RepeatNode}. */
export interface RepeatAttributes extends RepeatOptions {
  readonly repeats: number | readonly number[];
}

/** The node of {@link repeat}. */
export class RepeatNode extends OpNode {
  readonly #repeats: number | readonly number[];
  readonly #axis: number | undefined;

  constructor(attributes: RepeatAttributes) {
    super();
    const { repeats, axis } = attributes;
    const count = (times: unknown) => wholeCount("repeat", "the number of repeats", times);
    this.#repeats = Array.isArray(repeats) ? repeats.map(count) : count(repeats);
    this.#axis = axis;
  }
  get op(): string {
    return "repeat";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly [Key in keyof RepeatAttributes]: RepeatAttributes[Key] } {
    return { repeats: this.#repeats, ...(this.#axis === undefined ? {} : { axis: this.#axis }) };
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  /** The input as it is repeated: as it is along an axis, else as one row. */
  get #plan(): { from: readonly number[]; axis: number; sources: number[] } {
    const { shape, size, rank } = this.first!;
    const from = this.#axis === undefined ? [size] : shape;
    const axis = this.#axis === undefined ? 0 : normalizeAxis(this.op, this.#axis, rank);
    const repeats = this.#repeats;
    if (typeof repeats === "object" && repeats.length !== from[axis]) {
      throw new ShapeError(
        this.op,
        `${repeats.length} numbers of repeats for ${from[axis]} elements of ${shapeText(shape)}; give one for each, or one for all`,
        [shape],
      );
    }
    const sources = Array.from({ length: from[axis]! }, (_, i) =>
      Array<number>(typeof repeats === "number" ? repeats : repeats[i]!).fill(i),
    ).flat();
    return { from, axis, sources };
  }
  protected override shape(): readonly number[] {
    const { from, axis, sources } = this.#plan;
    return from.map((extent, other) => (other === axis ? sources.length : extent));
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const { from, axis, sources } = this.#plan;
    k.gatherAxes(
      out,
      x,
      placesOf(
        from,
        from.map((_, other) => (other === axis ? sources : undefined)),
      ),
    );
  }
  vjp(gy: Tensor): Contributions {
    const { shape, dtype } = this.first!;
    const { from, axis, sources } = this.#plan;
    return [
      () => {
        const total = indexAdd(zeros(from, { dtype }), sources, gy, { axis });
        return this.#axis === undefined ? reshape(total, shape) : total;
      },
    ];
  }
}

/**
 * Repeats each element along an axis, as NumPy's `repeat` (PyTorch's `repeat_interleave`): a number of times,
 * or as often as a list says for each. Without `axis` the elements are repeated as one long row. `tile` repeats
 * the whole. The gradients of the repetitions are added up.
 *
 * ```ts
 * import { repeat, tensor } from "@leibniz/core";
 * console.log(repeat(tensor([1, 2]), 2).data); // Float64Array(4) [ 1, 1, 2, 2 ]
 * console.log(repeat(tensor([[1, 2]]), [0, 3], { axis: 1 }).data); // Float64Array(3) [ 2, 2, 2 ]
 * ```
 *
 * @throws ShapeError when a number of repeats is negative or not whole, a list does not have one for each
 * element, or there is no such axis.
 */
export function repeat(
  x: TensorLike,
  repeats: number | readonly number[],
  options: RepeatOptions = {},
): Tensor {
  checkOptions("repeat", options, ["axis"]);
  return new RepeatNode({ ...options, repeats }).forward(x);
}
