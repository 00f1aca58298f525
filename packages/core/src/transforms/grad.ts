import { GradientError, shapeText } from "../errors.ts";
import type { Tensor } from "../tensor.ts";
import { callWithInputs, expectTensor } from "./inputs.ts";
import { pullBackCall } from "./pull-back.ts";
import { type Arguments, type Gradients, rebuild, type TensorTree } from "./tree.ts";

/** One gradient for one argument, a tuple for several. */
export type GradientOfArguments<Args extends readonly unknown[], Leaf = Tensor> = Args extends readonly [
  infer Only,
]
  ? Gradients<Only, Leaf>
  : { readonly [Key in keyof Args]: Gradients<Args[Key], Leaf> };

/**
 * The gradient of a scalar function, as a function of the same arguments. Its result has the shape of the
 * arguments: one gradient for one argument, a tuple for several, a record for a record. No `.grad` is touched,
 * and it nests to any order.
 *
 * ```ts
 * import { grad } from "@leibniz/core";
 * const slope = grad((x) => x.pow(3));
 * console.log(slope(2).item()); // 12
 * console.log(grad(slope)(2).item()); // 12
 * console.log(grad(grad(slope))(2).item()); // 6
 * ```
 *
 * @throws GradientError when the function does not return a scalar.
 * @throws LeibnizError when it is async, or an argument holds something that is no tensor.
 */
export function grad<Args extends readonly TensorTree[] = [Tensor]>(
  f: (...args: Args) => Tensor,
): (...args: Arguments<Args>) => GradientOfArguments<Args> {
  const both = valueAndGrad(f);
  return (...args) => {
    // By way of unknown: the compiler would unfold the type of nested records without end.
    const { gradient }: { gradient: unknown } = both(...args);
    return gradient as GradientOfArguments<Args>;
  };
}

/**
 * A scalar function together with its gradient: both from one forward pass.
 *
 * ```ts
 * import { tensor, valueAndGrad } from "@leibniz/core";
 * const { value, gradient } = valueAndGrad((x) => x.mul(x).sum())(tensor([1, 2]));
 * console.log(value.item()); // 5
 * console.log(gradient.data); // Float64Array(2) [ 2, 4 ]
 * ```
 *
 * @throws GradientError when the function does not return a scalar.
 */
export function valueAndGrad<Args extends readonly TensorTree[] = [Tensor]>(
  f: (...args: Args) => Tensor,
): (...args: Arguments<Args>) => { value: Tensor; gradient: GradientOfArguments<Args> } {
  return (...args) => {
    const call = callWithInputs("grad", f as never, args);
    const value = expectTensor("grad", call.result);
    if (value.size !== 1) {
      throw new GradientError(
        "grad",
        `the function must return a scalar; it returned shape ${shapeText(value.shape)}. ` +
          "Reduce it with .sum(), or use vjp or jacobian",
      );
    }
    const pulled = pullBackCall("grad", value, undefined, call);
    let next = 0;
    const tree = rebuild(args as readonly unknown[], () => pulled.gradients[next++]!) as readonly unknown[];
    const gradient: unknown = tree.length === 1 ? tree[0] : tree;
    return { value: pulled.value, gradient: gradient as GradientOfArguments<Args> };
  };
}
