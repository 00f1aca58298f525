import { LeibnizError } from "@leibniz/core";
import { messageOf, UsageError } from "./usage-error.ts";

/** What errors of the library call an option of a program, and what it is called here. */
const OPTIONS: readonly (readonly [string, string])[] = [
  ["in the option fontFiles", "with --font"],
  ["(timeLimit)", "(--time-limit)"],
  [
    "leave it to graphvizCli, which needs nothing else",
    "leave out --native-dot: the layout then needs nothing else",
  ],
];

/**
 * Does what draws, and turns the errors that name a remedy (no font, no Graphviz, no time, too many nodes, no such name)
 * into one line with the remedy in words of the command.
 */
export async function drawing<Result>(draw: () => Promise<Result>): Promise<Result> {
  try {
    return await draw();
  } catch (error) {
    if (!(error instanceof LeibnizError || error instanceof RangeError)) throw error;
    const message = OPTIONS.reduce((text, [from, to]) => text.replace(from, to), messageOf(error));
    throw new UsageError(message, { cause: error });
  }
}
