import { StepNode } from "../step-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link ceil}. */
export class CeilNode extends StepNode {
  get op(): string {
    return "ceil";
  }
  scalar(x: number): number {
    return Math.ceil(x);
  }
  override latex(x: string): string {
    return `\\left\\lceil ${x} \\right\\rceil`;
  }
}

/**
 * Elementwise smallest whole number that is not below x; integers stay integers. ∂z/∂x = 0, also at the jumps.
 *
 * ```ts
 * import { ceil, tensor } from "@leibniz/core";
 * console.log(ceil(tensor([1.5, 0.5])).data); // Float64Array(2) [ 2, 1 ]
 * ```
 */
export function ceil(x: TensorLike): Tensor {
  return new CeilNode().forward(x);
}
