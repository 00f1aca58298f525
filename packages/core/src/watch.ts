import type { Tensor } from "./tensor.ts";

/** What a person asked to see of an interior tensor's gradient. */
export class Watch {
  grad: Tensor | null = null;

  /** Adds what a backward pass brought, as leaves do. */
  arrived(gradient: Tensor): void {
    this.grad = this.grad === null ? gradient : this.grad.add(gradient);
  }
}

// Few tensors are watched, so that they pay for it and not all.
const watches = new WeakMap<Tensor, Watch>();
let any = false;

/** The watch on this tensor; undefined, at the cost of one test, when nobody watches anything. */
export function watchOf(tensor: Tensor): Watch | undefined {
  return any ? watches.get(tensor) : undefined;
}

/** Begins to keep the gradient that reaches an interior tensor. */
export function watch(tensor: Tensor): Watch {
  any = true;
  let found = watches.get(tensor);
  if (found === undefined) watches.set(tensor, (found = new Watch()));
  return found;
}
