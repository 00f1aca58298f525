import type { Algebra, Operand, Partials } from "./algebra.ts";
import { broadcastShapes } from "./broadcast.ts";
import { type Contributions, type GradientReceiver, OpNode } from "./op-node.ts";
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
    const { inputs } = this;
    const pulled = this.pullback?.(tensors, gy, z, ...inputs);
    if (pulled !== undefined) return pulled.map((rule, i) => () => asGradient(rule(), gy, inputs[i]!.type));
    const partials = this.partials(tensors, z, ...inputs);
    return partials.map((rule, i) => () => chained(gy, rule(), inputs[i]!.type));
  }

  /** As {@link vjp} says, without a closure for each argument: most of a backward pass runs through here. */
  override send(pass: GradientReceiver, gy: Tensor): void {
    const { first, second, others } = this;
    if (others !== undefined || this.vjp !== vjpByRule) return super.send(pass, gy);
    const z = this.output!;
    const x = first!;
    if (this.pullback !== undefined) {
      const rules =
        second === undefined ? this.pullback(tensors, gy, z, x) : this.pullback(tensors, gy, z, x, second);
      if (x.carrier !== null) pass.receive(this, 0, x, asGradient(rules[0]!(), gy, x.type));
      if (second !== undefined && second.carrier !== null) {
        pass.receive(this, 1, second, asGradient(rules[1]!(), gy, second.type));
      }
      return;
    }
    const rules = second === undefined ? this.partials(tensors, z, x) : this.partials(tensors, z, x, second);
    if (x.carrier !== null) pass.receive(this, 0, x, chained(gy, rules[0]!(), x.type));
    if (second !== undefined && second.carrier !== null) {
      pass.receive(this, 1, second, chained(gy, rules[1]!(), second.type));
    }
  }
}

/** What {@link ElementwiseNode.send} stands for: a subclass may state a `vjp` of its own. */
const vjpByRule: unknown = ElementwiseNode.prototype.vjp;

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
