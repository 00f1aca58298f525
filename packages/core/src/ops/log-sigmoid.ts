import type { DType } from "@leibniz/kernels";
import { type Algebra, numbers, type Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import { applyFused, type FusedNode } from "../fused.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";
import { log } from "./log.ts";
import { sigmoid } from "./sigmoid.ts";

/** The node of {@link logSigmoid}. */
export class LogSigmoidNode extends UnaryNode implements FusedNode {
  get op(): string {
    return "logSigmoid";
  }
  scalar(x: number): number {
    return -numbers.softplus(-x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.sigmoid(o.neg(x))];
  }
  expand(x: Tensor): Tensor {
    return log(sigmoid(x));
  }
  override latex(x: string): string {
    return `\\log \\sigma\\left(${x}\\right)`;
  }
}

/**
 * `z = ln sigmoid(x) = −ln(1 + exp(−x))`, elementwise, computed so that it is x for a very negative x, where the
 * sigmoid is 0 and its logarithm would be −∞. ∂z/∂x = sigmoid(−x).
 *
 * ```ts
 * import { logSigmoid, tensor } from "@leibniz/core";
 * console.log(logSigmoid(tensor([-1000, 0])).data); // Float64Array(2) [ -1000, -0.6931471805599453 ]
 * ```
 */
export function logSigmoid(x: TensorLike): Tensor {
  return applyFused(new LogSigmoidNode(), x);
}
