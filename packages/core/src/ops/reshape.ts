import type { Kernels, Values } from "@leibniz/kernels";
import { fillShape } from "../axes.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { arrayOf, type Tensor, type TensorLike } from "../tensor.ts";
import type { TensorType } from "../tensor-type.ts";

/** The node of {@link reshape}. */
export class ReshapeNode extends OpNode {
  readonly #shape: readonly number[];

  constructor(attributes: { readonly shape: readonly number[] }) {
    super();
    this.#shape = [...attributes.shape];
  }
  get op(): string {
    return "reshape";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly shape: readonly number[] } {
    return { shape: this.#shape };
  }
  override forward(x: TensorLike): Tensor {
    return super.forwardOne(x);
  }
  protected override shape(x: Tensor): readonly number[] {
    return fillShape(this.op, this.#shape, x.shape, x.size);
  }
  /** The same array: nobody writes to a tensor, and memory that is touched for the first time is slow. */
  protected override evaluate({ rank }: TensorType): Values | number {
    const values = arrayOf(this.first!);
    return rank === 0 ? values[0]! : values;
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    out.set(x);
  }
  vjp(gy: Tensor): Contributions {
    return [() => reshape(gy, this.first!.shape)];
  }
}

/**
 * The same numbers, row-major, in another shape; one extent may be −1. The gradient returns in the old shape.
 *
 * ```ts
 * import { reshape, tensor } from "@leibniz/core";
 * console.log(reshape(tensor([[1, 2], [3, 4]]), [-1]).shape); // [ 4 ]
 * ```
 *
 * @throws ShapeError when the number of elements differs.
 */
export function reshape(x: TensorLike, shape: readonly number[]): Tensor {
  return new ReshapeNode({ shape }).forward(x);
}
