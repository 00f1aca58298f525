import type { Algebra, Operand } from "./algebra.ts";

/**
 * What `x` takes of `whole` when it competes with `rival`: all of it where it is greater, nothing where it is
 * less, and half where both are equal or one is NaN.
 */
export function winnings<T>(o: Algebra<T>, x: T, rival: T, whole: Operand<T>): T {
  const half = typeof whole === "number" ? whole / 2 : o.mul(whole, 0.5);
  return o.where(o.greater(x, rival), whole, o.where(o.greater(rival, x), 0, half));
}
