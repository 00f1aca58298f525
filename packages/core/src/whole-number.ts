import { ShapeError } from "./errors.ts";

/**
 * A number that counts or points: no fraction, no NaN, no infinity.
 *
 * @throws ShapeError that says what it stands for.
 */
export function wholeNumber(op: string, what: string, value: unknown): number {
  if (Number.isInteger(value)) return value as number;
  const got = Array.isArray(value) ? "an array" : typeof value === "number" ? String(value) : typeof value;
  throw new ShapeError(op, `${what} is a whole number; got ${got}`);
}

/**
 * A number of things: whole, and 0 or more (or `least` or more).
 *
 * @throws ShapeError that says what it stands for.
 */
export function wholeCount(op: string, what: string, value: unknown, least = 0): number {
  const count = wholeNumber(op, what, value);
  if (count < least) throw new ShapeError(op, `${what} is ${least} or more; got ${count}`);
  return count;
}
