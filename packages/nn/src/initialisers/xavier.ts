import { checkOptions } from "@leibniz/core";
import type { Initialiser } from "./initialiser.ts";
import { type Distribution, scaled } from "./scaled.ts";

/**
 * Glorot's weights, for layers before a sigmoid or tanh: standard deviation `gain · √(2 / (fan in + fan out))`, which
 * keeps the spread both of what goes forward and of the gradients. The book's ch. 6 uses √(1 / fan in), which is the
 * same for layers as wide as the one before.
 *
 * Source: X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.
 *
 * ```ts
 * import { initialisers } from "@leibniz/nn";
 * const W = initialisers.xavier()([300, 100]);
 * console.log(W.std().item().toFixed(2), Math.sqrt(2 / 400).toFixed(2)); // 0.07 0.07
 * ```
 */
export function xavier(
  options: { readonly distribution?: Distribution; readonly gain?: number } = {},
): Initialiser {
  checkOptions("xavier", options, ["distribution", "gain"]);
  const { distribution = "normal", gain = 1 } = options;
  return scaled("xavier", distribution, "average", gain);
}
