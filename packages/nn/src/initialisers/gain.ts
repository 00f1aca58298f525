import { checkOptions, LeibnizError } from "@leibniz/core";

/** What follows a layer, for {@link gainOf}. */
export type Nonlinearity = "linear" | "sigmoid" | "tanh" | "relu" | "leakyRelu" | "selu";

/**
 * By how much the weights before a nonlinearity must be larger for the spread of what passes to stay: 1 for linear and
 * sigmoid, 5/3 for tanh, √2 for ReLU, √(2 / (1 + slope²)) for leaky ReLU, 3/4 for SELU, as PyTorch has it.
 *
 * ```ts
 * import { initialisers } from "@leibniz/nn";
 * console.log(initialisers.gainOf("relu")); // 1.4142135623730951
 * ```
 *
 * @throws LeibnizError for a nonlinearity that is not in the list.
 */
export function gainOf(
  nonlinearity: Nonlinearity,
  options: { readonly negativeSlope?: number } = {},
): number {
  checkOptions("gainOf", options, ["negativeSlope"]);
  const { negativeSlope = 0.01 } = options;
  switch (nonlinearity) {
    case "linear":
    case "sigmoid":
      return 1;
    case "tanh":
      return 5 / 3;
    case "relu":
      return Math.SQRT2;
    case "leakyRelu":
      return Math.sqrt(2 / (1 + negativeSlope ** 2));
    case "selu":
      return 3 / 4;
    default:
      throw new LeibnizError(
        "gainOf",
        `the nonlinearity is linear, sigmoid, tanh, relu, leakyRelu or selu; got ${String(nonlinearity)}`,
      );
  }
}
