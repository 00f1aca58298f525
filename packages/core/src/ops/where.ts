import type { DType, Kernels, Values } from "@leibniz/kernels";
import type { Algebra, Partials } from "../algebra.ts";
import { promote } from "../dtype.ts";
import { operand } from "../operand.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { TernaryNode } from "../ternary-node.ts";

/** The node of {@link where}. */
export class WhereNode extends TernaryNode {
  get op(): string {
    return "where";
  }
  override forward(condition: TensorLike, x: TensorLike, y: TensorLike): Tensor {
    // A plain number takes the dtype of the other choice; the condition has no say in it.
    return super.forward(condition, operand(this.op, x, y), operand(this.op, y, x));
  }
  scalar(condition: number, x: number, y: number): number {
    return condition !== 0 ? x : y;
  }
  protected override dtype(_condition: DType, x: DType, y: DType): DType {
    return x === y ? x : promote(x, y);
  }
  protected override compute(k: Kernels, out: Values, condition: Values, x: Values, y: Values): void {
    k.where(out, condition, x, y);
  }
  partials<T>(o: Algebra<T>, _z: T, condition: T): Partials<T> {
    return [() => 0, () => o.where(condition, 1, 0), () => o.where(condition, 0, 1)];
  }
  override pullback<T>(o: Algebra<T>, gy: T, _z: T, condition: T): Partials<T> {
    return [() => 0, () => o.where(condition, gy, 0), () => o.where(condition, 0, gy)];
  }
}

/**
 * Elementwise choice: `x` where `condition` is not 0, `y` elsewhere, with broadcasting. The gradient goes to
 * the chosen side; the other side gets 0, also when the gradient is infinite. The condition gets none.
 *
 * ```ts
 * import { tensor, where } from "@leibniz/core";
 * console.log(where(tensor([1, 0]), tensor([10, 20]), -1).data); // Float64Array(2) [ 10, -1 ]
 * ```
 *
 * @throws ShapeError when the shapes do not broadcast.
 */
export function where(condition: TensorLike, x: TensorLike, y: TensorLike): Tensor {
  return new WhereNode().forward(condition, x, y);
}
