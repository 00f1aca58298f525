import { LeibnizError } from "@leibniz/core";
import { shownName } from "./draw/legible-text.ts";

/**
 * The names of all options of a type: the compiler sees to it that none is missing.
 *
 * @example
 * const names = optionNames<SvgOptions>({ theme: true });
 */
export function optionNames<Options>(names: Readonly<Record<keyof Options, true>>): string[] {
  return Object.keys(names);
}

/**
 * Refuses a value that is none of an option's; undefined stands for the default.
 *
 * @throws LeibnizError that names the values there are.
 */
export function checkChoice(op: string, name: string, value: unknown, choices: readonly string[]): void {
  if (value === undefined || choices.some((choice) => choice === value)) return;
  const got =
    typeof value === "string" ? JSON.stringify(shownName(value)) : value === null ? "null" : typeof value;
  throw new LeibnizError(op, `there is no ${name} ${got}; choose ${choices.join(", ")}`);
}
