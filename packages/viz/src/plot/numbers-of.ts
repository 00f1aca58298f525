import { LeibnizError, linspace, type Tensor, TENSOR_BRAND } from "@leibniz/core";

/** Numbers in a row: an array, a typed array, or a tensor. */
export type Numbers = ArrayLike<number> | Tensor;

/** More than this is a mistake, and no picture can show it. */
const MOST_NUMBERS = 10_000_000;

/** @throws LeibnizError when they are not numbers, or none. */
export function numbersOf(op: string, name: string, numbers: Numbers): number[] {
  const isTensor = typeof numbers === "object" && numbers !== null && TENSOR_BRAND in numbers;
  const data = isTensor ? (numbers as Tensor).data : (numbers as ArrayLike<number>);
  const length: unknown = data?.length;
  if (typeof length !== "number" || length === 0 || length > MOST_NUMBERS || typeof data === "string") {
    throw new LeibnizError(
      op,
      `${name} holds 1 to ${MOST_NUMBERS.toLocaleString("en")} numbers; got ${length === 0 ? "none" : String(length ?? typeof numbers)}`,
    );
  }
  return Array.from({ length }, (_, i) => {
    const value: unknown = data[i];
    if (typeof value === "number") return value;
    throw new LeibnizError(op, `${name}[${i}] is no number but ${value === null ? "null" : typeof value}`);
  });
}

/** The numbers at which a function is asked: as given, or evenly over a domain. All are finite. */
export function samplesOf(
  op: string,
  name: string,
  numbers: Numbers | undefined,
  [from, to]: readonly [number, number],
  count: number,
): number[] {
  const samples = numbersOf(op, name, numbers ?? linspace(from, to, count));
  const bad = samples.find((value) => !(Math.abs(value) <= 1e300));
  if (bad !== undefined) throw new LeibnizError(op, `${name} must be finite numbers; one of them is ${bad}`);
  return samples;
}
