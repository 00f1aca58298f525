import type { Tensor, TensorLike } from "../tensor.ts";
import { operand } from "../operand.ts";
import { callWithInputs, expectTensor } from "./inputs.ts";
import type { GradientOfArguments } from "./grad.ts";
import { pullBackCall } from "./pull-back.ts";
import { type Arguments, rebuild, type TensorTree } from "./tree.ts";

/**
 * The value of `f` at `args`, and the function that pulls a gradient of it back to the arguments: the
 * vector–Jacobian product, which may be called many times.
 *
 * ```ts
 * import { tensor, vjp } from "@leibniz/core";
 * const { value, pull } = vjp((x) => x.mul(x), tensor([1, 2, 3]));
 * console.log(value.data); // Float64Array(3) [ 1, 4, 9 ]
 * console.log(pull(tensor([1, 0, 10])).data); // Float64Array(3) [ 2, 0, 60 ]
 * ```
 *
 * @throws GradientError when the gradient is not like the value.
 */
export function vjp<Args extends readonly TensorTree[] = [Tensor]>(
  f: (...args: Args) => Tensor,
  ...args: Arguments<Args>
): { value: Tensor; pull: (gradient: TensorLike) => GradientOfArguments<Args> } {
  const call = callWithInputs("vjp", f as never, args);
  const value = expectTensor("vjp", call.result);
  const pull = (gradient: TensorLike): GradientOfArguments<Args> => {
    const { gradients } = pullBackCall("vjp", value, operand("vjp", gradient, value), call);
    let next = 0;
    const tree = rebuild(args as readonly unknown[], () => gradients[next++]!) as readonly unknown[];
    return (tree.length === 1 ? tree[0] : tree) as GradientOfArguments<Args>;
  };
  return { value, pull };
}
