import type { OpNode } from "./op-node.ts";
import { refusePromise, scope } from "./scope.ts";
import type { Tensor, TensorLike } from "./tensor.ts";

/**
 * An op node that computes in one step what could be written in several, and knows those steps: its forward,
 * backward and higher derivatives equal those of its expansion, which pictures can unfold.
 */
export interface FusedNode extends OpNode {
  /** The same value, from simpler ops. */
  expand(...inputs: Tensor[]): Tensor;
}

const expansion = { on: false };

/**
 * Runs `f`; every fused operation in it builds its expansion instead, in a scope of its own name.
 *
 * ```ts
 * import { expandComposites, forwardOrder, sigmoid, type Tensor, variable } from "@leibniz/core";
 * const x = variable(1);
 * const stages = (y: Tensor) => forwardOrder(y).map((node) => node.label).join(" → ");
 * console.log(stages(sigmoid(x))); // sigmoid
 * console.log(stages(expandComposites(() => sigmoid(x)))); // ×(−1) → exp → + → 1/x
 * ```
 *
 * @throws LeibnizError when `f` is async.
 */
export function expandComposites<Result>(f: () => Result): Result {
  const before = expansion.on;
  expansion.on = true;
  try {
    return refusePromise("expandComposites", f());
  } finally {
    expansion.on = before;
  }
}

/** Applies a fused node: itself, or its expansion inside {@link expandComposites}. */
export function applyFused(node: FusedNode, ...inputs: readonly TensorLike[]): Tensor {
  const output = node.forward(...inputs);
  // The fused node has checked the arguments; what it computed serves as the error-free run.
  return expansion.on ? scope(node.op, () => node.expand(...node.inputs)) : output;
}
