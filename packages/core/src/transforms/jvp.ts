import { gradientsOf } from "../backward.ts";
import { ElementwiseNode } from "../elementwise-node.ts";
import { GradientError } from "../errors.ts";
import { describe, type OpNode } from "../op-node.ts";
import { operand } from "../operand.ts";
import { broadcastTo } from "../ops/broadcast-to.ts";
import { forwardOrder } from "../replay.ts";
import { recording } from "../recording.ts";
import type { Tensor } from "../tensor.ts";
import { sameShape, sameType } from "../tensor-type.ts";
import { Variable } from "../variable.ts";
import { zerosLike } from "../zeros-like.ts";
import { callWithInputs, expectTensor } from "./inputs.ts";
import { constant } from "./pull-back.ts";
import { type Arguments, leavesOf, type TensorTree } from "./tree.ts";

/**
 * The value of `f` at `args`, and its derivative along `tangents`: forward mode, the Jacobian–vector product.
 * Arguments and tangents are given as arrays, one entry for each parameter of `f`.
 *
 * ```ts
 * import { jvp, tensor } from "@leibniz/core";
 * const { value, tangent } = jvp((x) => x.mul(x), [tensor([1, 2])], [tensor([1, 10])]);
 * console.log(value.data); // Float64Array(2) [ 1, 4 ]
 * console.log(tangent.data); // Float64Array(2) [ 2, 40 ]
 * ```
 *
 * @throws GradientError when a tangent is not like its argument.
 */
export function jvp<Args extends readonly TensorTree[] = [Tensor]>(
  f: (...args: Args) => Tensor,
  args: Arguments<Args>,
  tangents: Arguments<Args>,
): { value: Tensor; tangent: Tensor } {
  const call = callWithInputs("jvp", f as never, args as readonly unknown[]);
  const value = expectTensor("jvp", call.result);
  const given = leavesOf("jvp", tangents);
  if (given.length !== call.inputs.length) {
    throw new GradientError(
      "jvp",
      `${call.inputs.length} arguments want as many tangents; got ${given.length}`,
    );
  }
  const known = new Map<Tensor, Tensor>();
  let outside = call.nested;
  call.inputs.forEach((input, i) => {
    const tangent = operand("jvp", given[i]!, input);
    if (!sameType(tangent.type, input.type)) {
      throw new GradientError(
        "jvp",
        `tangent ${i} must be like its argument, ${describe(input.type)}; got ${describe(tangent.type)}`,
      );
    }
    outside ||= tangent.requiresGrad;
    known.set(input, tangent);
  });
  for (const node of forwardOrder(value, call.inputs)) {
    outside ||= node.inputs.some((input) => input instanceof Variable && !known.has(input));
    const tangent = tangentThrough(node, known);
    if (tangent !== null) known.set(node.output!, tangent);
  }
  const tangent = known.get(value) ?? zerosLike(value);
  // As in reverse mode: what nobody outside can differentiate again leaves as a constant.
  return recording.on && outside
    ? { value, tangent }
    : { value: constant(value), tangent: constant(tangent) };
}

/** What a node makes of the tangents of its inputs; null when none of them moves. */
function tangentThrough(node: OpNode, known: ReadonlyMap<Tensor, Tensor>): Tensor | null {
  const moving = node.inputs.flatMap((input, argument) => {
    const tangent = known.get(input);
    return tangent === undefined ? [] : [{ argument, tangent }];
  });
  if (moving.length === 0) return null;
  const output = node.output!;
  // The Jacobian of an elementwise operation is diagonal: pulling back and pushing forward are one product.
  const terms =
    node instanceof ElementwiseNode
      ? moving.map(({ argument, tangent }) => node.pushForward(argument, spread(tangent, output)))
      : pushThroughPullback(node, moving);
  return terms.reduce((sum, term) => sum.add(term));
}

function spread(tangent: Tensor, output: Tensor): Tensor {
  const repeated = sameShape(tangent.shape, output.shape) ? tangent : broadcastTo(tangent, output.shape);
  return repeated.dtype === output.dtype ? repeated : repeated.cast(output.dtype);
}

/**
 * `vjp` is linear in the upstream gradient, with the Jacobian's transpose as its matrix: differentiating
 * ⟨vjp(u), tangent⟩ with respect to u transposes it once more.
 */
function pushThroughPullback(
  node: OpNode,
  moving: readonly { argument: number; tangent: Tensor }[],
): Tensor[] {
  const output = node.output!;
  const upstream = new Variable(zerosLike(output).values, output.type, null);
  const before = recording.on;
  recording.on = true;
  try {
    const rules = node.vjp(upstream);
    return moving.map(({ argument, tangent }) => {
      const product = rules[argument]!().mul(tangent).sum();
      if (!product.requiresGrad) return zerosLike(output);
      return gradientsOf(product, [upstream], { createGraph: before })[0] ?? zerosLike(output);
    });
  } finally {
    recording.on = before;
  }
}
