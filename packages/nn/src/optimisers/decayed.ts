import type { Tensor } from "@leibniz/core";

/** The gradient of the loss with `weightDecay / 2 · Σ w²` added to it: g + weightDecay · w. */
export function decayed(g: Tensor, w: Tensor, weightDecay: number): Tensor {
  return weightDecay === 0 ? g : g.add(w.mul(weightDecay));
}

/** A running mean that forgets: share · old + (1 − share) · x. */
export function runningMean(old: Tensor, share: number, x: Tensor): Tensor {
  return old.mul(share).add(x.mul(1 - share));
}
