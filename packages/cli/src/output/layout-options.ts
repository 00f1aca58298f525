import type { Layout } from "@leibniz/viz";
import { graphvizLayout, nativeDot } from "@leibniz/viz/node";
import { type Command, InvalidArgumentError, Option } from "commander";

/** What places the parts of a picture, and how long it may take. */
export interface LayoutOptions {
  readonly timeLimit?: number;
  readonly nativeDot?: string;
}

/** Adds what is said of the layout. */
export function addLayoutOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--time-limit <seconds>", "how long the layout may take (default: 20)").argParser(
        parseSeconds,
      ),
    )
    .addOption(new Option("--native-dot [program]", "lay out with an installed Graphviz").preset("dot"));
}

/** The layout that the options ask for; the built-in one needs nothing else. */
export function layoutOf({ timeLimit, nativeDot: command }: LayoutOptions): Layout {
  const limit = timeLimit === undefined ? {} : { timeLimit };
  return command === undefined ? graphvizLayout(limit) : nativeDot({ command, ...limit });
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() !== "" && seconds > 0 && Number.isFinite(seconds)) return seconds;
  throw new InvalidArgumentError("a number of seconds above 0");
}
