import { full } from "@leibniz/core";
import { drawing, type Initialiser } from "./initialiser.ts";

/**
 * The same number everywhere.
 *
 * ```ts
 * import { initialisers } from "@leibniz/nn";
 * console.log(initialisers.constant(0.5)([2]).data); // Float32Array(2) [ 0.5, 0.5 ]
 * ```
 */
export function constant(value: number): Initialiser {
  return (shape, given) => full(shape, value, { dtype: drawing(given).dtype });
}

/** 0 everywhere, as biases begin. A weight of zeros makes all units of a layer learn the same. */
export function zeros(): Initialiser {
  return constant(0);
}
