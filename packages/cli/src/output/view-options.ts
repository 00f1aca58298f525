import type { ViewOptions } from "@leibniz/viz";
import { type Command, InvalidArgumentError, Option } from "commander";
import { commaList } from "./comma-list.ts";
import { wholeFrom } from "./whole-number.ts";

export const VIEW = [
  "expand",
  "collapse",
  "depth",
  "path",
  "around",
  "maxNodes",
] as const satisfies (keyof ViewOptions)[];

/** Adds what says which part of a graph is shown, and how closely. */
export function addViewOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--expand [what]", "open fused operations: names, a number of levels, or all")
        .preset("all")
        .argParser(parseExpand),
    )
    .addOption(
      new Option("--collapse [names]", "fold scopes into one node each: names, or all")
        .preset("all")
        .argParser((text) => (text === "all" ? text : commaList(text))),
    )
    .addOption(new Option("--depth <n>", "how many levels of scopes stay open").argParser(wholeFrom(0)))
    .addOption(
      new Option(
        "--path <from,to>",
        "only what lies between two nodes; without `to` up to the result",
      ).argParser(parsePath),
    )
    .addOption(
      new Option("--around <node,hops>", "only a node and what is near it; 2 steps when not said").argParser(
        parseAround,
      ),
    )
    .addOption(
      new Option("--max-nodes <n>", "above so many nodes scopes fold (default: 400)").argParser(wholeFrom(1)),
    );
}

function parseExpand(text: string): NonNullable<ViewOptions["expand"]> {
  if (text === "all") return text;
  return /^\d+$/.test(text) ? Number(text) : commaList(text);
}

function parsePath(text: string): NonNullable<ViewOptions["path"]> {
  const [from, to, ...rest] = commaList(text);
  if (from === undefined || from === "" || to === "" || rest.length > 0) {
    throw new InvalidArgumentError("name one node or two, as x,L (a comma inside a name is \\,)");
  }
  return to === undefined ? [from] : [from, to];
}

function parseAround(text: string): NonNullable<ViewOptions["around"]> {
  const [node, hops, ...rest] = commaList(text);
  if (node === undefined || node === "" || rest.length > 0 || (hops !== undefined && !/^\d+$/.test(hops))) {
    throw new InvalidArgumentError(
      "name a node, and how many steps around it, as x,3 (a comma inside a name is \\,)",
    );
  }
  return hops === undefined ? { node } : { node, hops: Number(hops) };
}
