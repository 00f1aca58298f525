import { basename } from "node:path";
import { diffGraphs, diffText, drawDiff, toSvg } from "@leibniz/viz";
import { type Command, InvalidArgumentError, Option } from "commander";
import { chosen } from "../output/chosen.ts";
import { deliver, expectRoomFor } from "../output/deliver.ts";
import type { Exit } from "../output/exit.ts";
import { formatOf } from "../output/format-option.ts";
import { pictureHelp } from "../output/help-text.ts";
import { addLayoutOptions, type LayoutOptions, layoutOf } from "../output/layout-options.ts";
import { addLookOptions, LOOK, type LookOptions } from "../output/look-options.ts";
import { drawing } from "../output/picture-error.ts";
import { keepStandardOutputClean } from "../output/standard-output.ts";
import { ExitCode } from "../output/usage-error.ts";
import { loadGraph } from "../program/load-graph.ts";

const formats = ["text", "json", "svg"] as const;

/** Tensors up to this many numbers are compared number by number, larger ones by least, largest and mean. */
const MOST_COMPARED = 100_000;

export interface DiffCommandOptions extends LookOptions, LayoutOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly tolerance?: number;
}

/** Adds `diff` to the command line. */
export function registerDiff(program: Command, exit: Exit): void {
  const command = program
    .command("diff <a> <b>")
    .description("how two programs or graph documents differ, and the first wire where they part")
    .option("-f, --format <format>", `${formats.join(", ")} (default: the ending of -o, or text)`)
    .option("-o, --output <file>", "write to this file instead of standard output")
    .option("--json", "the differences as JSON")
    .addOption(
      new Option(
        "--tolerance <x>",
        "how far numbers may be apart, relative to the largest of their tensor (default: 1e-9)",
      ).argParser(parseTolerance),
    );
  addLookOptions(command);
  addLayoutOptions(command)
    .addHelpText(
      "after",
      pictureHelp(
        "leibniz diff examples/apple.ts examples/apple-orange.ts",
        "leibniz diff before.json after.json --format svg -o diff.svg",
      ),
    )
    .action(async (a: string, b: string, options: DiffCommandOptions) => {
      keepStandardOutputClean();
      exit(await diffCommand(a, b, options));
    });
}

/** `leibniz diff A B`: the exit code is 1 when they differ. */
export async function diffCommand(a: string, b: string, options: DiffCommandOptions): Promise<number> {
  const format = formatOf(formats, options);
  for (const file of [a, b]) expectRoomFor(options.output, file);
  const [left, right] = [
    await loadGraph(a, { maxNumbers: MOST_COMPARED }),
    await loadGraph(b, { maxNumbers: MOST_COMPARED }),
  ];
  const { tolerance, theme } = options;
  const look = chosen(options, LOOK);
  const diff = diffGraphs(left, right, tolerance === undefined ? {} : { tolerance });
  const titles = titlesOf(a, b);
  const told = async (): Promise<string> => {
    switch (format) {
      case "text":
        return diffText(diff, left, right, { ...look, titles });
      case "json":
        return JSON.stringify({ a, b, ...diff }, null, 2);
      case "svg": {
        const drawn = await drawDiff(diff, left, right, layoutOf(options), { ...look, titles });
        return toSvg(drawn, theme === undefined ? {} : { theme });
      }
    }
  };
  await deliver(await drawing(told), options.output);
  return diff.equal ? ExitCode.ok : ExitCode.failed;
}

/** The files' names, or the paths where the names are the same. */
function titlesOf(a: string, b: string): readonly [string, string] {
  const names = [basename(a), basename(b)] as const;
  return names[0] === names[1] ? [a, b] : names;
}

function parseTolerance(text: string): number {
  const tolerance = Number(text);
  if (text.trim() !== "" && tolerance >= 0 && Number.isFinite(tolerance)) return tolerance;
  throw new InvalidArgumentError("a number from 0 up, such as 1e-6");
}
