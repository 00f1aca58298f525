import type { Kernels, Values } from "@leibniz/kernels";
import { stridesOf } from "../axes.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { Precedence } from "../precedence.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link transpose}. */
export class TransposeNode extends OpNode {
  get op(): string {
    return "transpose";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get label(): string {
    return "T";
  }
  override get precedence(): Precedence {
    return Precedence.power;
  }
  override forward(x: TensorLike): Tensor {
    return super.forwardOne(x);
  }
  protected override shape(x: Tensor): readonly number[] {
    return [...x.shape].reverse();
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const { shape } = this.first!;
    k.stridedCopy(out, x, [...shape].reverse(), stridesOf(shape).reverse());
  }
  vjp(gy: Tensor): Contributions {
    return [() => transpose(gy)];
  }
  override latex(x: string): string {
    return `${x}^{\\mathsf{T}}`;
  }
  override text(x: string): string {
    return `${x}ᵀ`;
  }
}

/**
 * Reverses the axes: rows become columns. The gradient is transposed back.
 *
 * ```ts
 * import { tensor, transpose } from "@leibniz/core";
 * console.log(transpose(tensor([[1, 2, 3], [4, 5, 6]])).shape); // [ 3, 2 ]
 * ```
 */
export function transpose(x: TensorLike): Tensor {
  return new TransposeNode().forward(x);
}
