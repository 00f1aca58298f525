import { GradientError } from "./errors.ts";
import { Tensor } from "./tensor.ts";
import { sameType } from "./tensor-type.ts";

/** Sees a gradient that has arrived at a tensor; a tensor that it returns replaces the gradient. */
export type GradientHook = (gradient: Tensor) => Tensor | void;

/** What a person asked to see of a tensor's gradient. */
export class Watch {
  retain = false;
  grad: Tensor | null = null;
  readonly hooks = new Set<GradientHook>();

  /** Lets each hook see the gradient, in the order in which they came, and maybe replace it. */
  pass(tensor: Tensor, gradient: Tensor): Tensor {
    // A copy: a hook may take itself away, or add another for the next pass.
    for (const hook of Array.from(this.hooks)) {
      const answer: unknown = hook(gradient);
      if (answer === undefined) continue;
      if (!(answer instanceof Tensor) || !sameType(answer.type, tensor.type)) {
        throw new GradientError(
          "onGradient",
          "a hook returns nothing, or a gradient of the dtype and shape of its tensor",
        );
      }
      gradient = answer;
    }
    return gradient;
  }

  /** Adds what a backward pass brought, as leaves do. */
  arrived(gradient: Tensor): void {
    if (this.retain) this.grad = this.grad === null ? gradient : this.grad.add(gradient);
  }
}

// Few tensors are watched, so that they pay for it and not all.
const watches = new WeakMap<Tensor, Watch>();
let any = false;

/** The watch on this tensor; undefined, at the cost of one test, when nobody watches anything. */
export function watchOf(tensor: Tensor): Watch | undefined {
  return any ? watches.get(tensor) : undefined;
}

/** The watch on this tensor, made when there is none. */
export function watch(tensor: Tensor): Watch {
  any = true;
  let found = watches.get(tensor);
  if (found === undefined) watches.set(tensor, (found = new Watch()));
  return found;
}
