import { type Digits, explain, type ExplainFormat, graphOf } from "@leibniz/viz";
import type { Command } from "commander";
import { deliver, expectRoomFor } from "../output/deliver.ts";
import { digitsOption } from "../output/digits-option.ts";
import { programHelp } from "../output/help-text.ts";
import { keepStandardOutputClean } from "../output/standard-output.ts";
import { UsageError } from "../output/usage-error.ts";
import { loadDifferentiated } from "../program/load-program.ts";

export const explainFormats = ["text", "markdown", "latex"] as const satisfies readonly ExplainFormat[];

export interface ExplainCommandOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly digits?: Digits;
}

/** Adds `explain` to the command line. */
export function registerExplain(program: Command): void {
  program
    .command("explain <file>")
    .description("why each gradient is what it is, edge by edge")
    .option("-f, --format <format>", explainFormats.join(", "), "text")
    .option("-o, --output <file>", "write to this file instead of standard output")
    .option("--json", "the explanation and the graph document")
    .addOption(digitsOption())
    .addHelpText("after", programHelp("leibniz explain examples/apple.ts --format markdown -o apple.md"))
    .action((file: string, options: ExplainCommandOptions) => {
      keepStandardOutputClean();
      return explainCommand(file, options);
    });
}

/** `leibniz explain FILE`: why each gradient is what it is. */
export async function explainCommand(file: string, options: ExplainCommandOptions): Promise<void> {
  const wanted = options.format ?? "text";
  const format = explainFormats.find((candidate) => candidate === wanted);
  if (format === undefined) {
    throw new UsageError(`there is no format ${JSON.stringify(wanted)}; choose ${explainFormats.join(", ")}`);
  }
  expectRoomFor(options.output, file);
  const doc = graphOf(await loadDifferentiated(file));
  const { digits = 6 } = options;
  const text = options.json
    ? JSON.stringify({ explanation: explain(doc, { format, digits }), graph: doc }, null, 2)
    : explain(doc, { format, digits });
  await deliver(text, options.output);
}
