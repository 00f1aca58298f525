import type { Algebra, Operand, Partials } from "./algebra.ts";
import { broadcastShapes } from "./broadcast.ts";
import { type Contributions, OpNode } from "./op-node.ts";
import { withRecording } from "./recording.ts";
import { sumTo } from "./sum-to.ts";
import type { Tensor } from "./tensor.ts";
import { lift, tensors } from "./tensor-algebra.ts";
import type { TensorType } from "./tensor-type.ts";
import { zerosLike } from "./zeros-like.ts";

/**
 * An operation that works element by element, with broadcasting. A subclass states its local derivatives once,
 * against an {@link Algebra}; backward, higher orders, the number on a wire and its formula all follow.
 */
export abstract class ElementwiseNode extends OpNode {
  /** ∂z/∂x for each argument, given the output `z` and the arguments. */
  abstract partials<T>(o: Algebra<T>, z: T, ...inputs: T[]): Partials<T>;

  /**
   * The gradient for each argument, stated by operations that *select* (a maximum, a mask): multiplying by a
   * partial of 0 would turn an infinite upstream gradient into NaN. The others have none.
   */
  pullback?<T>(o: Algebra<T>, gy: T, z: T, ...inputs: T[]): Partials<T>;

  protected override shape(...inputs: Tensor[]): readonly number[] {
    return inputs.reduce((shape, input) => broadcastShapes(this.op, shape, input.shape), inputs[0]!.shape);
  }

  override localDerivative(argument: number): Tensor | null {
    const z = this.output;
    if (z === undefined || argument >= this.inputs.length) return null;
    return withRecording(false, () => {
      const local = this.partials(tensors, z, ...this.inputs)[argument]!();
      if (typeof local === "number") return lift(local, z);
      // A choice between plain numbers has no dtype of its own.
      return local.dtype === z.dtype ? local : local.cast(z.dtype);
    });
  }

  /** What a tangent of one argument, already of the output's shape and dtype, becomes: tangent · ∂z/∂argument. */
  pushForward(argument: number, tangent: Tensor): Tensor {
    const z = this.output!;
    if (this.pullback !== undefined) {
      const rule = this.pullback(tensors, tangent, z, ...this.inputs)[argument]!();
      return asGradient(rule, tangent, z.type);
    }
    const local = this.partials(tensors, z, ...this.inputs)[argument]!();
    return chained(tangent, local, z.type);
  }

  override vjp(gy: Tensor): Contributions {
    const z = this.output!;
    if (this.pullback !== undefined) {
      const inputs = this.inputs;
      return this.pullback(tensors, gy, z, ...inputs).map(
        (rule, i) => () => asGradient(rule(), gy, inputs[i]!.type),
      );
    }
    const [first, second] = [this.first!, this.second];
    if (second === undefined) {
      const partials = this.partials(tensors, z, first);
      return [() => chained(gy, partials[0]!(), first.type)];
    }
    const partials =
      this.others === undefined
        ? this.partials(tensors, z, first, second)
        : this.partials(tensors, z, ...this.inputs);
    const rules = [
      () => chained(gy, partials[0]!(), first.type),
      () => chained(gy, partials[1]!(), second.type),
    ];
    this.others?.forEach((input, i) => rules.push(() => chained(gy, partials[i + 2]!(), input.type)));
    return rules;
  }
}

/** Upstream × local derivative, as a gradient for an input of `type`. */
function chained(gy: Tensor, local: Operand<Tensor>, type: TensorType): Tensor {
  return asGradient(typeof local === "number" ? local : tensors.mul(gy, local), gy, type);
}

/** A rule's answer as a gradient for an input of `type`: a plain number is a factor of `gy`. */
function asGradient(answer: Operand<Tensor>, gy: Tensor, type: TensorType): Tensor {
  if (typeof answer !== "number") return sumTo(answer, type);
  if (answer === 0) return zerosLike({ type });
  return sumTo(answer === 1 ? gy : tensors.mul(gy, answer), type);
}
