import { allocate, type DType, type Kernels, type Values } from "@leibniz/kernels";
import { ShapeError, shapeText } from "../errors.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { sumTo } from "../sum-to.ts";
import { Tensor, type TensorLike } from "../tensor.ts";
import { tensorType } from "../tensor-type.ts";
import { reshape } from "./reshape.ts";
import { where } from "./where.ts";

/** The node of {@link trace}. */
export class TraceNode extends OpNode {
  get op(): string {
    return "trace";
  }
  override get label(): string {
    return "tr";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  protected override shape(x: Tensor): readonly number[] {
    if (x.rank === 2) return [];
    throw new ShapeError(
      this.op,
      `the trace is of a matrix; got shape ${shapeText(x.shape)}. For a stack of square matrices write ` +
        'einsum("...ii->...", x)',
      [x.shape],
    );
  }
  protected override dtype(x: DType): DType {
    return x === "bool" ? "int32" : x;
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    const [rows, columns] = this.first!.shape as readonly [number, number];
    let total = 0;
    for (let i = 0; i < Math.min(rows, columns); i++) total += x[i * (columns + 1)]!;
    out[0] = total;
  }
  vjp(gy: Tensor): Contributions {
    const { shape, type } = this.first!;
    return [
      () => {
        const [rows, columns] = shape as readonly [number, number];
        const diagonal = allocate("bool", rows * columns);
        for (let i = 0; i < Math.min(rows, columns); i++) diagonal[i * (columns + 1)] = 1;
        const mask = new Tensor(diagonal, tensorType("bool", shape), null);
        return sumTo(where(mask, reshape(gy, [1, 1]), 0), type);
      },
    ];
  }
  override latex(x: string): string {
    return `\\operatorname{tr}\\left(${x}\\right)`;
  }
}

/**
 * The sum of the diagonal of a matrix, `Σᵢ xᵢᵢ`, square or not. The gradient fills the diagonal; elsewhere it
 * is 0.
 *
 * ```ts
 * import { tensor, trace } from "@leibniz/core";
 * console.log(trace(tensor([[1, 2], [3, 4]])).item()); // 5
 * ```
 *
 * @throws ShapeError unless `x` has two axes.
 */
export function trace(x: TensorLike): Tensor {
  return new TraceNode().forward(x);
}
