import { checkOptions } from "@leibniz/core";
import { drawing, type Initialiser } from "./initialiser.ts";

/**
 * Numbers spread evenly over [low, high), by default [−0.05, 0.05).
 *
 * ```ts
 * import { initialisers } from "@leibniz/nn";
 * const b = initialisers.uniform({ low: 1, high: 2 })([1000]);
 * console.log(b.min().item() >= 1, b.max().item() <= 2); // true true
 * ```
 */
export function uniform(options: { readonly low?: number; readonly high?: number } = {}): Initialiser {
  checkOptions("uniform", options, ["low", "high"]);
  const { low = -0.05, high = 0.05 } = options;
  return (shape, given) => {
    const { random, dtype } = drawing(given);
    return random.uniformTensor(shape, { low, high, dtype });
  };
}
