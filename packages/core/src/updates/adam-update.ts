import { allocate, type AdamStep } from "@leibniz/kernels";
import { kernels } from "../kernels.ts";
import type { Parameter } from "../parameter.ts";
import { arrayOf, type Tensor } from "../tensor.ts";
import { checkUpdate } from "./check-update.ts";
import { giveBack, heldArray, tensorOf } from "./held-array.ts";

export type AdamUpdateOptions = Omit<AdamStep, "rate" | "step">;

/** What Adam keeps of the gradients of a parameter. */
export interface AdamMoments {
  /** The running mean of the gradients. */
  readonly mean: Parameter;
  /** The running mean of their squares. */
  readonly square: Parameter;
  /** The greatest `square` so far, for AMSGrad. */
  readonly largest: Parameter | null;
}

/**
 * One step of Adam, as a new constant: what the parameter `w` may be assigned.
 *
 * m ← β₁ m + (1 − β₁) g and v ← β₂ v + (1 − β₂) g²; the result is w − rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε),
 * where t is `step`, counted from 1. The numbers of the moments are overwritten where they are: their arrays must be
 * known to nobody but their owner. Shapes: the moments, `w`, `g` alike, `rate` and `step` 0-d.
 *
 * Source: D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015.
 *
 * @throws GradientError when `g` or a moment is not of the dtype and shape of `w`.
 */
export function adamUpdate(
  w: Tensor,
  g: Tensor,
  { mean, square, largest }: AdamMoments,
  figures: { readonly rate: Tensor; readonly step: Tensor },
  options: AdamUpdateOptions,
): Tensor {
  const { rate, step } = figures;
  checkUpdate("adamUpdate", w, { gradient: g, mean, square, largest }, { rate, step });
  const out = allocate(w.dtype, w.size);
  const [m, v] = [heldArray(mean), heldArray(square)];
  const greatest = largest === null ? null : heldArray(largest);
  const settings = { ...options, rate: rate.item(), step: step.item() };
  kernels().adam(out, arrayOf(w), arrayOf(g), m, v, greatest, settings);
  giveBack(mean, m);
  giveBack(square, v);
  if (largest !== null) giveBack(largest, greatest!);
  return tensorOf(out, w.type);
}
