import { LeibnizError } from "../errors.ts";
import { isFloat } from "../dtype.ts";
import { OpNode, type Contributions } from "../op-node.ts";
import { operand } from "../operand.ts";
import { withRecording } from "../recording.ts";
import { refusePromise } from "../scope.ts";
import { Tensor, type TensorLike } from "../tensor.ts";
import { Variable } from "../variable.ts";
import { leavesOf, rebuild } from "./tree.ts";

/** A tensor of its own that equals another: so that `f(x, x)` has two arguments, each with its gradient. */
class ArgumentNode extends OpNode {
  get op(): string {
    return "argument";
  }
  protected override shape(x: Tensor): readonly number[] {
    return x.shape;
  }
  protected override compute(): void {}
  protected override evaluate(): Tensor["values"] {
    return this.first!.values;
  }
  vjp(gy: Tensor): Contributions {
    return [() => gy];
  }
}

/** One call of a function under a transform: its own inputs, and what came out. */
export interface Call<Result> {
  readonly inputs: readonly Tensor[];
  readonly result: Result;
  /** Whether an argument is itself part of a graph that is being recorded around this call. */
  readonly nested: boolean;
}

/**
 * Calls `f` with inputs of its own in place of the leaves of `args`, recording. An argument that requires a
 * gradient stays connected to the graph around, so transforms nest.
 *
 * @throws LeibnizError when `f` is async, or an argument holds something that is no tensor.
 */
export function callWithInputs<Result>(
  op: string,
  f: (...args: never) => Result,
  args: readonly unknown[],
): Call<Result> {
  const leaves = leavesOf(op, args);
  const inputs = leaves.map((leaf) => inputFor(op, leaf));
  let next = 0;
  const own = rebuild(args, () => inputs[next++]!) as unknown as never;
  const result = withRecording(true, () =>
    refusePromise(op, (f as (...args: unknown[]) => Result)(...(own as unknown[]))),
  );
  return { inputs, result, nested: leaves.some((leaf) => leaf instanceof Tensor && leaf.requiresGrad) };
}

function inputFor(op: string, leaf: TensorLike): Tensor {
  const tensor = operand(op, leaf, undefined);
  if (tensor.requiresGrad) return withRecording(true, () => new ArgumentNode().forward(tensor));
  if (!isFloat(tensor.dtype)) return tensor;
  return new Variable(tensor.values, tensor.type, tensor.name);
}

/** The scalar or tensor that a function under a transform must return. */
export function expectTensor(op: string, result: unknown): Tensor {
  if (result instanceof Tensor) return result;
  throw new LeibnizError(
    op,
    `the function must return a tensor; it returned ${result === null ? "null" : typeof result}`,
  );
}
