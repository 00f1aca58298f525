import { extname } from "node:path";
import { type Digits, drawGraph, graphOf, toDot, toSvg } from "@leibniz/viz";
import { graphvizCli } from "@leibniz/viz/node";
import { type Command, Option } from "commander";
import { deliver, expectRoomFor } from "../output/deliver.ts";
import { digitsOption } from "../output/digits-option.ts";
import { programHelp } from "../output/help-text.ts";
import { keepStandardOutputClean } from "../output/standard-output.ts";
import { UsageError } from "../output/usage-error.ts";
import { loadDifferentiated } from "../program/load-program.ts";

export const graphFormats = ["svg", "dot", "json"] as const;
type GraphFormat = (typeof graphFormats)[number];

export interface GraphCommandOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly style?: "book" | "compact";
  readonly direction?: "LR" | "TB";
  readonly theme?: "light" | "dark";
  readonly lang?: "en" | "ko" | "ja";
  readonly digits?: Digits;
}

/** Adds `graph` to the command line. */
export function registerGraph(program: Command): void {
  program
    .command("graph <file>")
    .description("the picture of a program, as the book draws it")
    .option("-f, --format <format>", `${graphFormats.join(", ")} (default: the ending of -o, or svg)`)
    .option("-o, --output <file>", "write to this file instead of standard output")
    .option("--json", "the graph document, as --format json")
    .addOption(
      new Option("--style <style>", "constants in the circle of their operation: compact").choices([
        "book",
        "compact",
      ]),
    )
    .addOption(new Option("--direction <direction>", "left to right, or top to bottom").choices(["LR", "TB"]))
    .addOption(new Option("--theme <theme>").choices(["light", "dark"]))
    .addOption(new Option("--lang <language>", "of the legend").choices(["en", "ko", "ja"]))
    .addOption(digitsOption())
    .addHelpText("after", programHelp("leibniz graph examples/apple-orange.ts -o apple-orange.svg"))
    .action((file: string, options: GraphCommandOptions) => {
      keepStandardOutputClean();
      return graphCommand(file, options);
    });
}

/** `leibniz graph FILE`: the picture of a program. */
export async function graphCommand(file: string, options: GraphCommandOptions): Promise<void> {
  const format = formatOf(options);
  expectRoomFor(options.output, file);
  const { style = "book", direction = "LR", theme = "light", lang = "en", digits = 6 } = options;
  const draw = { style, direction, lang, digits };
  const doc = graphOf(await loadDifferentiated(file));
  switch (format) {
    case "json":
      return deliver(JSON.stringify(doc, null, 2), options.output);
    case "dot":
      return deliver(toDot(doc, { ...draw, theme }), options.output);
    case "svg":
      return deliver(toSvg(await drawGraph(doc, graphvizCli, draw), { theme }), options.output);
  }
}

/** What `--format` or `--json` says, or else the ending of the file that `-o` names. */
function formatOf({ format, json, output }: GraphCommandOptions): GraphFormat {
  const choice = `choose ${graphFormats.join(", ")}`;
  if (json && format !== undefined && format !== "json") {
    throw new UsageError(`--json and --format ${format} contradict each other; give one of them`);
  }
  if (json) return "json";
  if (format !== undefined) {
    const known = graphFormats.find((candidate) => candidate === format);
    if (known === undefined) throw new UsageError(`there is no format ${JSON.stringify(format)}; ${choice}`);
    return known;
  }
  if (output === undefined || output === "-" || output === "") return "svg";
  const ending = extname(output).slice(1).toLowerCase();
  const meant = graphFormats.find((candidate) => candidate === (ending === "gv" ? "dot" : ending));
  if (meant !== undefined) return meant;
  throw new UsageError(
    `${output} does not say which format: name it with --format (${graphFormats.join(", ")})`,
  );
}
