import type { Kernels, Values } from "@leibniz/kernels";
import { stridesOf } from "../axes.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { wholeCount } from "../whole-number.ts";
import { reshape } from "./reshape.ts";
import { sum } from "./sum.ts";

/** The node of {@link tile}. */
export class TileNode extends OpNode {
  readonly #repeats: readonly number[];

  constructor(attributes: { readonly repeats: number | readonly number[] }) {
    super();
    this.#repeats = [attributes.repeats]
      .flat()
      .map((times) => wholeCount("tile", "the number of repeats", times));
  }
  get op(): string {
    return "tile";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly repeats: readonly number[] } {
    return { repeats: this.#repeats };
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  /** Repeats and extents, with ones in front so that both lists are equally long. */
  get #aligned(): { repeats: number[]; extents: number[] } {
    const { shape } = this.first!;
    const rank = Math.max(shape.length, this.#repeats.length);
    const aligned = (list: readonly number[]) => [...Array<number>(rank - list.length).fill(1), ...list];
    return { repeats: aligned(this.#repeats), extents: aligned(shape) };
  }
  /** The output with each axis parted into copy and place: `(repeats, extent)`. */
  get #parted(): number[] {
    const { repeats, extents } = this.#aligned;
    return repeats.flatMap((times, axis) => [times, extents[axis]!]);
  }
  protected override shape(): readonly number[] {
    const { repeats, extents } = this.#aligned;
    return repeats.map((times, axis) => times * extents[axis]!);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const strides = stridesOf(this.#aligned.extents);
    k.stridedCopy(
      out,
      x,
      this.#parted,
      strides.flatMap((stride) => [0, stride]),
    );
  }
  vjp(gy: Tensor): Contributions {
    return [
      () => {
        const parted = this.#parted;
        const copies = [...parted.keys()].filter((axis) => axis % 2 === 0);
        return reshape(sum(reshape(gy, parted), { axes: copies }), this.first!.shape);
      },
    ];
  }
}

/**
 * Lays copies of `x` side by side, as many along each axis as `repeats` says; of a shorter list the last number
 * is for the last axis, a longer one adds axes in front (NumPy's `tile`). `repeat` repeats each element. The
 * gradients of the copies are added up.
 *
 * ```ts
 * import { tensor, tile } from "@leibniz/core";
 * console.log(tile(tensor([1, 2]), 2).data); // Float64Array(4) [ 1, 2, 1, 2 ]
 * console.log(tile(tensor([[1, 2]]), [3, 1]).shape); // [ 3, 2 ]
 * ```
 *
 * @throws ShapeError when a number of repeats is negative or not whole.
 */
export function tile(x: TensorLike, repeats: number | readonly number[]): Tensor {
  return new TileNode({ repeats }).forward(x);
}
