import { LeibnizError, type Tensor } from "@leibniz/core";
import {
  type Digits,
  explain,
  type ExplainForm,
  type ExplainFormat,
  type ExplainLanguage,
  type ExplainOptions,
  graphOf,
} from "@leibniz/viz";
import { type Command, Option } from "commander";
import { deliver, expectRoomFor } from "../output/deliver.ts";
import { digitsOption } from "../output/digits-option.ts";
import { programHelp } from "../output/help-text.ts";
import { keepStandardOutputClean } from "../output/standard-output.ts";
import { messageOf, UsageError } from "../output/usage-error.ts";
import { loadDifferentiated } from "../program/load-program.ts";

const formats = ["text", "markdown", "latex", "mathml", "speech"] as const satisfies readonly ExplainFormat[];
const forms = ["local", "paths", "factored", "closed"] as const satisfies readonly ExplainForm[];
const languages = ["en", "ko"] as const satisfies readonly ExplainLanguage[];

export interface ExplainCommandOptions {
  readonly wrt?: readonly string[];
  readonly form?: ExplainForm;
  readonly format?: string;
  readonly lang?: ExplainLanguage;
  readonly json?: boolean;
  readonly output?: string;
  readonly digits?: Digits;
  readonly check?: boolean;
}

/** Adds `explain` to the command line. */
export function registerExplain(program: Command): void {
  program
    .command("explain <file>")
    .description("why each gradient is what it is, by the chain rule, with numerical derivatives beside it")
    .addOption(
      new Option("--wrt <name>", "whose gradient: a name, t1, … ; may be given again").argParser(
        (name: string, before: readonly string[] = []) => [...before, name],
      ),
    )
    .addOption(
      new Option("--form <form>", "edge by edge, a sum over paths, by junctions, or one formula")
        .choices(forms)
        .default("local"),
    )
    .option("-f, --format <format>", formats.join(", "), "text")
    .addOption(new Option("--lang <language>", "of the words").choices(languages).default("en"))
    .option("--no-check", "without numerical derivatives")
    .option("-o, --output <file>", "write to this file instead of standard output")
    .option("--json", "the explanation and the graph document")
    .addOption(digitsOption())
    .addHelpText(
      "after",
      programHelp(
        "leibniz explain examples/apple.ts --format markdown -o apple.md",
        "leibniz explain examples/apple-orange.ts --wrt 사과 --form paths --lang ko",
      ),
    )
    .action((file: string, options: ExplainCommandOptions) => {
      keepStandardOutputClean();
      return explainCommand(file, options);
    });
}

/** `leibniz explain FILE`: why each gradient is what it is. */
export async function explainCommand(file: string, options: ExplainCommandOptions): Promise<void> {
  const wanted = options.format ?? "text";
  const format = formats.find((candidate) => candidate === wanted);
  if (format === undefined) {
    throw new UsageError(`there is no format ${JSON.stringify(wanted)}; choose ${formats.join(", ")}`);
  }
  expectRoomFor(options.output, file);
  const root = await loadDifferentiated(file);
  const { wrt, form = "local", lang = "en", digits = 6, check } = options;
  const explanation = await explained(root, {
    ...(wrt && { wrt }),
    form,
    format,
    lang,
    digits,
    // What the command line does not forbid is done where it is cheap.
    ...(check === false && { check }),
  });
  const text = options.json
    ? JSON.stringify({ form, format, lang, explanation, graph: graphOf(root) }, null, 2)
    : explanation;
  await deliver(text, options.output);
}

/** What cannot be explained in the way that was asked for is wrong use: the message says what to ask instead. */
async function explained(root: Tensor, options: ExplainOptions): Promise<string> {
  try {
    return await explain(root, options);
  } catch (error) {
    if (error instanceof LeibnizError) throw new UsageError(messageOf(error), { cause: error });
    throw error;
  }
}
