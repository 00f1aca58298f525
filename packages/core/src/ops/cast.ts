import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { checkDType, checkIntegers, roundTo } from "../dtype.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";

/** The node of {@link cast}. */
export class CastNode extends UnaryNode {
  readonly #dtype: DType;

  constructor(attributes: { readonly dtype: DType }) {
    super();
    this.#dtype = checkDType("cast", attributes.dtype);
  }
  get op(): string {
    return "cast";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly dtype: DType } {
    return { dtype: this.#dtype };
  }
  override get label(): string {
    return this.#dtype;
  }
  scalar(x: number): number {
    if (this.#dtype === "int32") checkIntegers(this.op, [x]);
    return roundTo(this.#dtype, x);
  }
  protected override dtype(): DType {
    return this.#dtype;
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    if (this.#dtype === "int32") checkIntegers(this.op, x);
    if (this.#dtype === "bool") for (let i = 0; i < out.length; i++) out[i] = x[i] === 0 ? 0 : 1;
    else out.set(x);
  }
  partials<T>(_o: Algebra<T>): Partials<T> {
    return [() => 1];
  }
}

/**
 * The same numbers in another dtype, rounded where it holds fewer digits. ∂z/∂x = 1, and the gradient returns
 * in the dtype of `x`. A float becomes an int32 by dropping its fraction.
 *
 * ```ts
 * import { cast, tensor } from "@leibniz/core";
 * console.log(cast(tensor(0.1), "float32").item()); // 0.10000000149011612
 * ```
 *
 * @throws DTypeError for a dtype that does not exist, and for a number that int32 cannot hold.
 */
export function cast(x: TensorLike, dtype: DType): Tensor {
  return new CastNode({ dtype }).forward(x);
}
