import { InvalidArgumentError } from "commander";

/** Reads the value of an option that is a whole number, `least` or more. */
export function wholeFrom(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`a whole number from ${least} up`);
  };
}
