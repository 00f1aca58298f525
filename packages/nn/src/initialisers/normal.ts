import { checkOptions } from "@leibniz/core";
import { drawing, type Initialiser } from "./initialiser.ts";

/**
 * Normally distributed numbers, by default with mean 0 and the standard deviation 0.01 of the book's first networks.
 *
 * ```ts
 * import { Affine, initialisers } from "@leibniz/nn";
 * const layer = Affine.of(784, 50, { init: initialisers.normal({ standardDeviation: 0.1 }) });
 * console.log(Math.round(100 * layer.W.std().item())); // 10
 * ```
 */
export function normal(
  options: { readonly mean?: number; readonly standardDeviation?: number } = {},
): Initialiser {
  checkOptions("normal", options, ["mean", "standardDeviation"]);
  const { mean = 0, standardDeviation = 0.01 } = options;
  return (shape, given) => {
    const { random, dtype } = drawing(given);
    return random.normalTensor(shape, { mean, standardDeviation, dtype });
  };
}
