import { readFileSync } from "node:fs";
import type { Digits } from "@leibniz/viz";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { checkCommand } from "./commands/check.ts";
import { explainCommand, explainFormats, type ExplainCommandOptions } from "./commands/explain.ts";
import { graphCommand, graphFormats, type GraphCommandOptions } from "./commands/graph.ts";
import { lessonListCommand, lessonRunCommand, type LessonRunOptions } from "./commands/lesson.ts";
import { predictCommand, type PredictCommandOptions } from "./commands/predict.ts";
import { trainCommand, type TrainCommandOptions } from "./commands/train.ts";
import { ignoreClosedPipe, keepStandardOutputClean, print } from "./output/standard-output.ts";
import { ExitCode, messageOf, UsageError } from "./output/usage-error.ts";
import { leaveWith } from "./program/watch-program.ts";
import { runTour } from "./tour.ts";
import { activationNames, dataNames, dtypeNames, modelNames, optimiserNames } from "./training/settings.ts";

const EXIT_CODES = `
Exit codes:
  0  all is well
  1  a gradient check or a case failed, or training diverged
  2  wrong use, or a program that cannot be run
  130  training was interrupted by Ctrl-C`;

const PROGRAM = `
A program is a .ts or .js module whose default export is a tensor, or a function without arguments that returns
one. It needs no build and no installed copy of the library. What it prints goes to standard error.`;

/** Runs the command with the arguments of the process, and ends the process. */
export async function main(argv: readonly string[]): Promise<void> {
  ignoreClosedPipe();
  let code: number = ExitCode.ok;
  try {
    await commandLine((result) => (code = result)).parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError && error.exitCode === 0)) {
      code = ExitCode.usage;
      process.stderr.write(complaint(error, argv.includes("--debug")));
    }
  }
  // Help and tables may still be on their way down a pipe.
  await print("");
  leaveWith(code);
}

/** One line that says what is wrong; with `--debug` the stack as well. */
function complaint(error: unknown, debug: boolean): string {
  if (error instanceof CommanderError) {
    const message =
      error.code === "commander.help"
        ? "name a command, such as `leibniz graph FILE`; `leibniz --help` lists them all"
        : error.message.replace(/^error: /, "");
    return `leibniz: ${messageOf(message)}\n`;
  }
  const line = `leibniz: ${messageOf(error)}`;
  if (!debug) return error instanceof UsageError ? `${line}\n` : `${line} (--debug shows where)\n`;
  const stacks = [error, (error as Error).cause].flatMap((each) =>
    each instanceof Error ? [each.stack] : [],
  );
  return `${[line, ...stacks].join("\n")}\n`;
}

function commandLine(exit: (code: number) => void): Command {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const program = new Command("leibniz")
    .description("Draws, explains and checks the computation graph of a program, and trains networks.")
    .version(version)
    .option("--debug", "show stack traces")
    .addHelpText("after", EXIT_CODES);
  refuseByThrowing(program);

  const digits = new Option("--digits <n>", "significant digits, or `raw` for all")
    .default(6)
    .argParser(parseDigits);

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
    .addOption(digits)
    .addHelpText(
      "after",
      `${PROGRAM}\n\nExample:\n  leibniz graph examples/apple-orange.ts -o apple-orange.svg\n${EXIT_CODES}`,
    )
    .action((file: string, options: GraphCommandOptions) => {
      keepStandardOutputClean();
      return graphCommand(file, options);
    });

  program
    .command("explain <file>")
    .description("why each gradient is what it is, edge by edge")
    .option("-f, --format <format>", explainFormats.join(", "), "text")
    .option("-o, --output <file>", "write to this file instead of standard output")
    .option("--json", "the explanation and the graph document")
    .addOption(digits)
    .addHelpText(
      "after",
      `${PROGRAM}\n\nExample:\n  leibniz explain examples/apple.ts --format markdown -o apple.md\n${EXIT_CODES}`,
    )
    .action((file: string, options: ExplainCommandOptions) => {
      keepStandardOutputClean();
      return explainCommand(file, options);
    });

  program
    .command("check <file>")
    .description("every gradient against central differences of the recorded graph")
    .option("--json", "the figures as JSON")
    .addHelpText("after", `${PROGRAM}\n\nExample:\n  leibniz check examples/apple-orange.ts\n${EXIT_CODES}`)
    .action(async (file: string, options: { json?: boolean }) => {
      keepStandardOutputClean();
      exit(await checkCommand(file, options));
    });

  const lesson = program.command("lesson").description("the acceptance cases from the lecture notes");
  lesson
    .command("list")
    .description("all cases")
    .option("--json")
    .addHelpText("after", "\nExample:\n  leibniz lesson list")
    .action(lessonListCommand);
  lesson
    .command("run [ids...]")
    .description("run cases: the documents' figures beside ours")
    .option("--all", "run every case")
    .option("--json")
    .addHelpText("after", `\nExample:\n  leibniz lesson run G11\n${EXIT_CODES}`)
    .action(async (ids: string[], options: LessonRunOptions) => exit(await lessonRunCommand(ids, options)));

  program
    .command("train")
    .description("train a network; without options as the lecture notes do")
    .option("--data <name>", `${dataNames.join(", ")} (default: mnist)`)
    .option("--data-directory <dir>", "where MNIST's files are (default: mnist/ in $LEIBNIZ_DATA)")
    .option("--model <name>", `${modelNames.join(", ")} (default: two-layer)`)
    .option("--activation <name>", `${activationNames.join(", ")} (default: relu)`)
    .option("--hidden <n>", "hidden units (default: 50; conv: 100); of mlp for each layer, as 100,100")
    .option("--standard-deviation <x>", "of the weights, or he (default: 0.01; mlp and spiral: he)")
    .option("--optimiser <name>", `${optimiserNames.join(", ")} (default: sgd)`)
    .option("--learning-rate <x>", "default: 0.1 for sgd, 0.001 for adam")
    .option("--batch <n>", "samples in a batch (default: 100)")
    .option("--iterations <n>", "steps to take, earlier ones of --resume included (default: 10000)")
    .option("--seed <n>", "of weights and batches (default: 0)")
    .option("--dtype <name>", `${dtypeNames.join(", ")} (default: float32)`)
    .option("--evaluate-every <n>", "steps between evaluations (default: one epoch)")
    .option("--evaluate-samples <n>", "evaluate only the first n training samples, and all test samples")
    .option("--save <file>", "write the network as safetensors, for `leibniz predict`")
    .option("--log <file>", "write a run log, a row a line as JSON")
    .option("--log-every <n>", "steps between its rows (default: as --evaluate-every)")
    .option("--checkpoint <file>", "keep what --resume needs, at each evaluation and at Ctrl-C")
    .option("--resume <file>", "go on from a checkpoint, with its settings, to the same result")
    .option("--json", "settings and figures as JSON")
    .addHelpText(
      "after",
      "\nWhat is asked for twice is the same to the last bit: seed, settings and steps decide the result.\n\n" +
        "Examples:\n  leibniz train --data digits --iterations 2000 --save digits.safetensors\n" +
        "  leibniz train --data mnist --data-directory DIR --activation relu\n" +
        EXIT_CODES,
    )
    .action(async (options: TrainCommandOptions) => exit(await trainCommand(options)));

  program
    .command("predict <model>")
    .description("what a saved network says of its test data, or of one picture")
    .option("--data <name>", `${dataNames.join(", ")} (default: what it was trained on)`)
    .option("--data-directory <dir>", "where MNIST's files are (default: mnist/ in $LEIBNIZ_DATA)")
    .option("--image <file>", "one picture of 28 x 28, light on dark: .npy, or .pgm")
    .option("--invert", "the picture is dark on light")
    .option("--count <n>", "how many to show", "10")
    .option("--json", "predictions and probabilities as JSON")
    .addHelpText("after", `\nExample:\n  leibniz predict digits.safetensors\n${EXIT_CODES}`)
    .action((model: string, options: PredictCommandOptions) => predictCommand(model, options));

  program
    .command("tour")
    .description(
      "the shopping problem computed, differentiated, explained and drawn into out/, then digits learned and read",
    )
    .addHelpText("after", "\nExample:\n  leibniz tour")
    .action(() => runTour());
  for (const command of [...program.commands, ...lesson.commands]) refuseByThrowing(command);
  return program;
}

/** Commander shall throw, not exit: a pipe may still be draining. Its one line is printed in one place, above. */
function refuseByThrowing(command: Command): void {
  command
    .exitOverride()
    .showHelpAfterError(false)
    .configureOutput({ writeErr: () => {} });
}

function parseDigits(text: string): Digits {
  if (text === "raw") return text;
  const digits = Number(text);
  if (Number.isInteger(digits) && digits >= 1 && digits <= 17) return digits;
  throw new InvalidArgumentError("a whole number from 1 to 17, or raw");
}
