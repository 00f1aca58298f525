import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { registerCheck } from "./commands/check.ts";
import { registerDiff } from "./commands/diff.ts";
import { registerExplain } from "./commands/explain.ts";
import { registerGraph } from "./commands/graph.ts";
import { registerLesson } from "./commands/lesson.ts";
import { registerPlot } from "./commands/plot.ts";
import { registerPredict } from "./commands/predict.ts";
import { registerTour } from "./commands/tour.ts";
import { registerTrain } from "./commands/train.ts";
import type { Exit } from "./output/exit.ts";
import { EXIT_CODES } from "./output/help-text.ts";
import { ignoreClosedPipe, print } from "./output/standard-output.ts";
import { ExitCode, messageOf, UsageError } from "./output/usage-error.ts";
import { leaveWith } from "./program/watch-program.ts";

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

function commandLine(exit: Exit): Command {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const program = new Command("leibniz")
    .description("Draws, explains and checks the computation graph of a program, and trains networks.")
    .version(version)
    .option("--debug", "show stack traces")
    .addHelpText("after", EXIT_CODES);

  registerGraph(program);
  registerExplain(program);
  registerCheck(program, exit);
  registerPlot(program);
  registerDiff(program, exit);
  registerLesson(program, exit);
  registerTrain(program, exit);
  registerPredict(program);
  registerTour(program);
  for (const command of withSubcommands(program)) refuseByThrowing(command);
  return program;
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** Commander shall throw, not exit: a pipe may still be draining. Its one line is printed in one place, above. */
function refuseByThrowing(command: Command): void {
  command
    .exitOverride()
    .showHelpAfterError(false)
    .configureOutput({ writeErr: () => {} });
}
