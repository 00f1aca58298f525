import { pullBack } from "../backward.ts";
import { recording } from "../recording.ts";
import { Tensor } from "../tensor.ts";
import { zerosLike } from "../zeros-like.ts";
import type { Call } from "./inputs.ts";

/**
 * The gradients of a call's result with respect to its inputs; zeros for an input that it does not depend on.
 *
 * The gradients are recorded when somebody outside can differentiate them again: when an argument, or a
 * variable that the function closes over, belongs to a graph around the call. Otherwise result and gradients
 * are constants, and the graph of the call can be forgotten.
 */
export function pullBackCall(
  op: string,
  value: Tensor,
  gradient: Tensor | undefined,
  call: Call<unknown>,
): { value: Tensor; gradients: readonly Tensor[] } {
  if (!value.requiresGrad) return { value, gradients: call.inputs.map(zerosLike) };
  const own = new Set<Tensor>(call.inputs);
  const { gradients, recorded } = pullBack(
    op,
    value,
    call.inputs,
    gradient,
    (variables) => recording.on && (call.nested || variables.some((variable) => !own.has(variable))),
    true,
  );
  return {
    value: recorded ? value : constant(value),
    gradients: call.inputs.map((input, i) => gradients[i] ?? zerosLike(input)),
  };
}

/** The same numbers, outside every graph. */
export function constant(tensor: Tensor): Tensor {
  return new Tensor(tensor.values, tensor.type, null);
}
