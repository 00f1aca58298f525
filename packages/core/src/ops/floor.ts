import { StepNode } from "../step-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link floor}. */
export class FloorNode extends StepNode {
  get op(): string {
    return "floor";
  }
  scalar(x: number): number {
    return Math.floor(x);
  }
  override latex(x: string): string {
    return `\\left\\lfloor ${x} \\right\\rfloor`;
  }
}

/**
 * Elementwise largest whole number that is not above x; integers stay integers. ∂z/∂x = 0, also at the jumps.
 *
 * ```ts
 * import { floor, tensor } from "@leibniz/core";
 * console.log(floor(tensor([1.5, -1.5])).data); // Float64Array(2) [ 1, -2 ]
 * ```
 */
export function floor(x: TensorLike): Tensor {
  return new FloorNode().forward(x);
}
