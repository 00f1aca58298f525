import type { DType, Kernels, Values } from "@leibniz/kernels";
import { type Algebra, numbers, type Partials } from "../algebra.ts";
import { toFloat } from "../dtype.ts";
import { applyFused, type FusedNode } from "../fused.ts";
import type { Contributions } from "../op-node.ts";
import { sumTo } from "../sum-to.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { UnaryNode } from "../unary-node.ts";
import { add } from "./add.ts";
import { exp } from "./exp.ts";
import { neg } from "./neg.ts";
import { reciprocal } from "./reciprocal.ts";
import { sigmoidGradient } from "./sigmoid-gradient.ts";

/** The node of {@link sigmoid}: the four stages of its definition folded into one. */
export class SigmoidNode extends UnaryNode implements FusedNode {
  get op(): string {
    return "sigmoid";
  }
  override get savesInputs(): boolean {
    return false;
  }
  scalar(x: number): number {
    return numbers.sigmoid(x);
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    k.sigmoid(out, x);
  }
  partials<T>(o: Algebra<T>, z: T): Partials<T> {
    return [() => o.mul(z, o.sub(1, z))];
  }
  expand(x: Tensor): Tensor {
    return reciprocal(add(exp(neg(x)), 1));
  }
  /** The rule above in one step: a training step runs it for every layer. */
  override vjp(gy: Tensor): Contributions {
    return [() => sumTo(sigmoidGradient(gy, this.output!), this.first!.type)];
  }
  override latex(x: string): string {
    return `\\sigma\\left(${x}\\right)`;
  }
}

/**
 * The logistic sigmoid `z = 1 / (1 + exp(−x))`, elementwise: 0 at −∞, ½ at 0, 1 at ∞. ∂z/∂x = z (1 − z), from
 * the output alone. Its expansion is `×(−1) → exp → +1 → 1/x`, whose own gradient would be NaN below −710, where
 * exp(−x) overflows; the folded one is 0 there. For log z use {@link logSigmoid}.
 *
 * ```ts
 * import { sigmoid, variable } from "@leibniz/core";
 * const x = variable(1);
 * const z = sigmoid(x);
 * z.backward();
 * console.log(z.item(), x.grad?.item()); // 0.7310585786300049 0.19661193324148185
 * ```
 */
export function sigmoid(x: TensorLike): Tensor {
  return applyFused(new SigmoidNode(), x);
}
