import { allocate } from "@leibniz/kernels";
import { reshape } from "../ops/reshape.ts";
import { stack } from "../ops/stack.ts";
import { Tensor, type TensorLike } from "../tensor.ts";
import { tensorType } from "../tensor-type.ts";
import { grad, type GradientOfArguments } from "./grad.ts";
import { callWithInputs, expectTensor } from "./inputs.ts";
import { pullBackCall } from "./pull-back.ts";
import { type Arguments, leavesOf, rebuild, type TensorTree } from "./tree.ts";

/**
 * All partial derivatives of a function's output with respect to its arguments: for an output of shape `(…y)` and
 * an argument of shape `(…x)`, a tensor of shape `(…y, …x)`. One backward pass for each element of the output.
 *
 * ```ts
 * import { jacobian, tensor } from "@leibniz/core";
 * const J = jacobian((x) => x.mul(x))(tensor([1, 2]));
 * console.log(J.data); // Float64Array(4) [ 2, 0, 0, 4 ]
 * ```
 *
 * @throws LeibnizError when the function is async or returns no tensor.
 */
export function jacobian<Args extends readonly TensorTree[] = [Tensor]>(
  f: (...args: Args) => Tensor,
): (...args: Arguments<Args>) => GradientOfArguments<Args> {
  return (...args) => {
    const call = callWithInputs("jacobian", f as never, args);
    const value = expectTensor("jacobian", call.result);
    const rows = Array.from(
      { length: value.size },
      (_, i) => pullBackCall("jacobian", value, unit(value, i), call).gradients,
    );
    const matrices = call.inputs.map((input, i) => {
      const shape = [...value.shape, ...input.shape];
      if (rows.length === 0)
        return new Tensor(allocate(input.dtype, 0), tensorType(input.dtype, shape), null);
      return reshape(stack(rows.map((row) => row[i]!)), shape);
    });
    let next = 0;
    const tree: unknown = rebuild(args as readonly unknown[], () => matrices[next++]!);
    const result: unknown = args.length === 1 ? (tree as readonly unknown[])[0] : tree;
    return result as GradientOfArguments<Args>;
  };
}

/**
 * The second derivatives of a scalar function. For one tensor of shape `(…x)` a tensor of shape `(…x, …x)`, the
 * Jacobian of the gradient; for several, or records, a block for each pair of them: `H[0][1]` holds ∂²f/∂x₀∂x₁.
 *
 * ```ts
 * import { hessian, tensor } from "@leibniz/core";
 * const H = hessian((x) => x.pow(3).sum())(tensor([1, 2]));
 * console.log(H.data); // Float64Array(4) [ 6, 0, 0, 12 ]
 * ```
 *
 * @throws GradientError when the function returns no scalar.
 */
export function hessian<Args extends readonly TensorTree[] = [Tensor]>(
  f: (...args: Args) => Tensor,
): (...args: Arguments<Args>) => GradientOfArguments<Args, GradientOfArguments<Args>> {
  return (...args) => {
    const slopes = (at: Args): readonly TensorLike[] => leavesOf("hessian", grad(f)(...(at as never)));
    const blocks = leavesOf("hessian", args).map((_, i): unknown =>
      jacobian((...at: Args) => slopes(at)[i] as Tensor)(...args),
    );
    let next = 0;
    const tree: unknown = rebuild(args as readonly unknown[], () => blocks[next++] as Tensor);
    const result: unknown = args.length === 1 ? (tree as readonly unknown[])[0] : tree;
    return result as GradientOfArguments<Args, GradientOfArguments<Args>>;
  };
}

/** A gradient that asks for one element of the output. */
function unit(value: Tensor, place: number): Tensor {
  if (value.rank === 0) return value.like([1]);
  const one = new Float64Array(value.size);
  one[place] = 1;
  return value.like(one);
}
