import { allocate, type SgdStep } from "@leibniz/kernels";
import { kernels } from "../kernels.ts";
import type { Parameter } from "../parameter.ts";
import { arrayOf, type Tensor } from "../tensor.ts";
import { checkUpdate } from "./check-update.ts";
import { giveBack, heldArray, tensorOf } from "./held-array.ts";

export type SgdUpdateOptions = Omit<SgdStep, "rate" | "first">;

/**
 * One step of stochastic gradient descent with momentum, as a new constant: what the parameter `w` may be assigned.
 *
 * With d = g + weightDecay · w: v ← momentum · v + (1 − dampening) · d, or d itself when `step` is 1; the result is
 * w − rate · v, or w − rate · (d + momentum · v) by Nesterov. The numbers of `velocity` are overwritten where they are:
 * its array must be known to nobody but its owner. Shapes: `velocity`, `w`, `g` alike, `rate` and `step` 0-d.
 *
 * @throws GradientError when `g` or `velocity` is not of the dtype and shape of `w`.
 */
export function sgdUpdate(
  w: Tensor,
  g: Tensor,
  velocity: Parameter,
  figures: { readonly rate: Tensor; readonly step: Tensor },
  options: SgdUpdateOptions,
): Tensor {
  const { rate, step } = figures;
  checkUpdate("sgdUpdate", w, { gradient: g, velocity }, { rate, step });
  const out = allocate(w.dtype, w.size);
  const v = heldArray(velocity);
  kernels().sgd(out, arrayOf(w), arrayOf(g), v, { ...options, rate: rate.item(), first: step.item() === 1 });
  giveBack(velocity, v);
  return tensorOf(out, w.type);
}
