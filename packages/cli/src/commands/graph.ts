import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GraphDoc, GraphOptions, ViewOptions } from "@leibniz/viz";
import { render, type RenderFormat, renderFormats } from "@leibniz/viz/node";
import { type Command, InvalidArgumentError, Option } from "commander";
import { chosen } from "../output/chosen.ts";
import { deliver, expectNoTerminal, expectRoomFor } from "../output/deliver.ts";
import { formatOf } from "../output/format-option.ts";
import { writeFrames } from "../output/frames-folder.ts";
import { pictureHelp } from "../output/help-text.ts";
import { addLayoutOptions, type LayoutOptions, layoutOf } from "../output/layout-options.ts";
import { addLookOptions, LOOK, type LookOptions } from "../output/look-options.ts";
import { openFile } from "../output/open-file.ts";
import { drawing } from "../output/picture-error.ts";
import { keepStandardOutputClean } from "../output/standard-output.ts";
import { UsageError } from "../output/usage-error.ts";
import { addViewOptions, VIEW } from "../output/view-options.ts";
import { loadGraph } from "../program/load-graph.ts";

/** `svg` first: it is what is drawn when nothing is said. */
const formats = [
  "svg",
  ...renderFormats.filter((format) => format !== "svg"),
] as const satisfies readonly RenderFormat[];

export interface GraphCommandOptions extends LookOptions, ViewOptions, LayoutOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly symbolic?: true | string;
  readonly frames?: string;
  readonly font?: readonly string[];
  readonly scale?: number;
  readonly open?: boolean;
  /** False where the program is drawn as it stands, without a backward pass that it does not make itself. */
  readonly backward?: boolean;
}

/** What goes on to the library. */
const DRAWN = [...LOOK, ...VIEW, "symbolic", "scale"] as const;

/** Adds `graph` to the command line. */
export function registerGraph(program: Command): void {
  const command = program
    .command("graph <file>")
    .description("the picture of a program or of a graph document, as the book draws it")
    .option("-f, --format <format>", `${formats.join(", ")} (default: the ending of -o, or svg)`)
    .option("-o, --output <file>", "write to this file instead of standard output")
    .option("--json", "the graph document, as --format json");
  addLookOptions(command);
  addViewOptions(command);
  command
    .option(
      "--symbolic [signal]",
      "formulas in place of numbers; the signal that enters at the end is E, or this",
    )
    .option("--no-backward", "no gradients but those that the program computes itself")
    .option("--frames <folder>", "write every step as a numbered SVG into this folder")
    .addOption(
      new Option("--font <file>", "of png and pdf, before those of the system; may be repeated").argParser(
        (file: string, before: readonly string[] = []) => [...before, file],
      ),
    )
    .addOption(
      new Option("--scale <x>", "pixels of a png for each of the picture (default: 2)").argParser(parseScale),
    );
  addLayoutOptions(command)
    .option("--open", "show the file when it is written")
    .addHelpText(
      "after",
      pictureHelp(
        "leibniz graph examples/apple-orange.ts -o apple-orange.svg",
        "leibniz graph examples/graphs/g14-sigmoid.ts --expand --lang ko --theme dark -o sigmoid.png",
        "leibniz graph examples/apple-orange.ts --frames frames",
      ),
    )
    .action((file: string, options: GraphCommandOptions) => {
      keepStandardOutputClean();
      return graphCommand(file, options);
    });
}

/** `leibniz graph FILE`: the picture of a program. */
export async function graphCommand(file: string, options: GraphCommandOptions): Promise<void> {
  const { font, frames, open = false } = options;
  if (frames !== undefined) return framesCommand(file, frames, options);
  const format = formatOf(formats, options);
  const output = options.output ?? (open ? temporaryFile(format) : undefined);
  if (open && output === "-") throw new UsageError("--open shows a file, and -o - names none");
  expectRoomFor(output, file);
  if (format === "png" || format === "pdf") expectNoTerminal(format, output);
  for (const each of font ?? []) {
    if (!existsSync(each)) throw new UsageError(`--font ${each}: there is no such file`);
  }
  const doc = await loadGraph(file, recorded(options), options.backward);
  const fonts = font === undefined ? {} : { fontFiles: font };
  const picture = await drawing(() =>
    render(doc, { ...chosen(options, DRAWN), ...fonts, format, layout: layoutOf(options), onWarning: warn }),
  );
  await deliver(picture, output);
  if (open && output !== undefined) await openFile(output);
}

async function framesCommand(file: string, folder: string, options: GraphCommandOptions): Promise<void> {
  for (const [option, value] of [
    ["--format", options.format === "svg" ? undefined : options.format],
    ["--json", options.json],
    ["-o", options.output],
    ["--open", options.open],
  ] as const) {
    if (value !== undefined)
      throw new UsageError(`--frames writes SVG files into a folder; leave out ${option}`);
  }
  const doc: GraphDoc = await loadGraph(file, recorded(options), options.backward);
  await drawing(() => writeFrames(folder, doc, layoutOf(options), chosen(options, DRAWN)));
}

/** What is to be opened is recorded whatever the size of the graph. */
function recorded({ expand }: GraphCommandOptions): GraphOptions {
  return expand === undefined ? {} : { composites: true };
}

function warn(warning: string): void {
  process.stderr.write(`leibniz: ${warning}\n`);
}

function temporaryFile(format: RenderFormat): string {
  return join(mkdtempSync(join(tmpdir(), "leibniz-")), `graph.${format}`);
}

function parseScale(text: string): number {
  const scale = Number(text);
  if (text.trim() !== "" && scale > 0 && Number.isFinite(scale)) return scale;
  throw new InvalidArgumentError("a number above 0");
}
