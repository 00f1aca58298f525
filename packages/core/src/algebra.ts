import { complementaryErrorFunction } from "@leibniz/kernels";
import { power, roundHalfToEven } from "./number-functions.ts";

/** An operand of a rule: a plain number is a constant in every algebra. */
export type Operand<T> = T | number;

/**
 * The operations in which derivatives are written. One rule text runs on tensors (recorded when gradients of
 * gradients are wanted), on plain numbers (scalar graphs) and on symbols (formulas).
 */
export interface Algebra<T> {
  add(x: Operand<T>, y: Operand<T>): T;
  sub(x: Operand<T>, y: Operand<T>): T;
  mul(x: Operand<T>, y: Operand<T>): T;
  div(x: Operand<T>, y: Operand<T>): T;
  neg(x: Operand<T>): T;
  pow(x: Operand<T>, exponent: Operand<T>): T;
  exp(x: T): T;
  log(x: T): T;
  sqrt(x: T): T;
  sin(x: T): T;
  cos(x: T): T;
  sinh(x: T): T;
  cosh(x: T): T;
  tanh(x: T): T;
  sigmoid(x: T): T;
  /** ln(1 + exp(x)). */
  softplus(x: T): T;
  erfc(x: T): T;
  /** √(x² + y²), without overflow. */
  hypot(x: Operand<T>, y: Operand<T>): T;
  abs(x: T): T;
  /** −1, 0 or 1; its derivative is 0. */
  sign(x: T): T;
  /** The nearest whole number; its derivative is 0. */
  round(x: T): T;
  /** 1 where `x > y`, else 0, also beside NaN; its derivative is 0. */
  greater(x: Operand<T>, y: Operand<T>): T;
  /** x · y, and 0 where y is 0 even if x is infinite: for a y that vanishes faster than x grows. */
  damped(x: T, y: T): T;
  /** `x` where the condition is not 0, else `y`. */
  where(condition: T, x: Operand<T>, y: Operand<T>): T;
}

/** One local derivative per argument, each computed only when it is needed. */
export type Partials<T> = readonly (() => Operand<T>)[];

/** Rules on plain numbers. */
export const numbers: Algebra<number> = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  neg: (x) => -x,
  pow: power,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  sin: Math.sin,
  cos: Math.cos,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  // Below −700 the 1 has no say, and exp(−x) would soon be infinite.
  sigmoid: (x) => (x < -700 ? Math.exp(x) : 1 / (1 + Math.exp(-x))),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  erfc: complementaryErrorFunction,
  hypot: Math.hypot,
  abs: Math.abs,
  sign: Math.sign,
  round: roundHalfToEven,
  greater: (x, y) => (x > y ? 1 : 0),
  damped: (x, y) => (y === 0 ? 0 : x * y),
  where: (condition, x, y) => (condition !== 0 ? x : y),
};
