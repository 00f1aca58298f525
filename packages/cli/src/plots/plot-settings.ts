import { UsageError } from "../output/usage-error.ts";

/** The greatest side of a picture, in pixels. */
const LONGEST = 10_000;
const SHORTEST = 200;

export function numberOf(option: string, text: string): number {
  const value = text.trim() === "" ? NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new UsageError(`${option} wants a number; got ${JSON.stringify(text)}`);
}

/** Two numbers with a comma between, as `-3,4`. */
export function pairOf(option: string, text: string): readonly [number, number] {
  const [first, second, ...more] = text.split(",");
  if (first === undefined || second === undefined || more.length > 0) {
    throw new UsageError(`${option} wants two numbers, as ${option} -3,4; got ${JSON.stringify(text)}`);
  }
  return [numberOf(option, first), numberOf(option, second)];
}

/** A side of a picture. */
export function positiveNumber(option: string, text: string): number {
  const value = numberOf(option, text);
  if (value >= SHORTEST && value <= LONGEST) return Math.round(value);
  throw new UsageError(`${option} is from ${SHORTEST} to ${LONGEST} pixels; got ${text}`);
}
