import { checkOptions, LeibnizError } from "@leibniz/core";
import { gainOf, type Nonlinearity } from "./gain.ts";
import type { Initialiser } from "./initialiser.ts";
import { type Distribution, scaled } from "./scaled.ts";

export interface HeOptions {
  /** Default normal. */
  readonly distribution?: Distribution;
  /** Whether the spread is kept forward (`"in"`, the default) or backward (`"out"`). */
  readonly fan?: "in" | "out";
  /** What follows; relu when left out. */
  readonly nonlinearity?: Nonlinearity;
  /** The slope of a leaky ReLU below 0. */
  readonly negativeSlope?: number;
}

/**
 * He's weights, for layers before a ReLU, which lets half of what comes pass: standard deviation `√(2 / fan)`, or
 * another gain than √2 for another nonlinearity.
 *
 * Source: K. He, X. Zhang, S. Ren and J. Sun, "Delving deep into rectifiers", 2015.
 *
 * ```ts
 * import { initialisers } from "@leibniz/nn";
 * const W = initialisers.he({ distribution: "uniform" })([600, 100]);
 * console.log(W.abs().max().item() <= Math.sqrt(6 / 600)); // true
 * ```
 */
export function he(options: HeOptions = {}): Initialiser {
  checkOptions("he", options, ["distribution", "fan", "nonlinearity", "negativeSlope"]);
  const { distribution = "normal", fan = "in", nonlinearity = "relu", negativeSlope = 0.01 } = options;
  if (fan !== "in" && fan !== "out") {
    throw new LeibnizError("he", `the fan is "in" or "out"; got ${String(fan)}`);
  }
  return scaled("he", distribution, fan, gainOf(nonlinearity, { negativeSlope }));
}
