import type { Digits } from "@leibniz/viz";
import { InvalidArgumentError, Option } from "commander";

/** `--digits` of every command that prints numbers of a graph. */
export function digitsOption(): Option {
  return new Option("--digits <n>", "significant digits, or `raw` for all").default(6).argParser(parseDigits);
}

function parseDigits(text: string): Digits {
  if (text === "raw") return text;
  const digits = Number(text);
  if (Number.isInteger(digits) && digits >= 1 && digits <= 17) return digits;
  throw new InvalidArgumentError("a whole number from 1 to 17, or raw");
}
