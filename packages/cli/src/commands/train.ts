import { LeibnizError } from "@leibniz/core";
import { DivergenceError } from "@leibniz/nn";
import { runLogFile } from "@leibniz/nn/node";
import type { Command } from "commander";
import { expectRoomFor } from "../output/deliver.ts";
import type { Exit } from "../output/exit.ts";
import { exampleHelp } from "../output/help-text.ts";
import { print } from "../output/standard-output.ts";
import { ExitCode, messageOf, UsageError } from "../output/usage-error.ts";
import { leaveWith } from "../program/watch-program.ts";
import { printedFor } from "../training/documents.ts";
import { expectSame, loadRunCheckpoint, runCheckpoints } from "../training/run-checkpoint.ts";
import { saveModel } from "../training/saved-model.ts";
import {
  activationNames,
  dataNames,
  dtypeNames,
  modelNames,
  optimiserNames,
  settingsOf,
  type TrainingSettings,
  wholeNumber,
  written,
} from "../training/settings.ts";
import { loadData } from "../training/training-data.ts";
import { progressBar } from "../training/training-progress.ts";
import { evaluationLine, heading, reportJson, summary } from "../training/training-report.ts";
import { TrainingRun } from "../training/training-run.ts";

/** The options of `leibniz train`, as they were written. */
export interface TrainCommandOptions {
  readonly data?: string;
  readonly dataDirectory?: string;
  readonly model?: string;
  readonly activation?: string;
  readonly hidden?: string;
  readonly standardDeviation?: string;
  readonly optimiser?: string;
  readonly learningRate?: string;
  readonly batch?: string;
  readonly seed?: string;
  readonly dtype?: string;
  readonly iterations?: string;
  readonly evaluateEvery?: string;
  readonly evaluateSamples?: string;
  readonly save?: string;
  readonly log?: string;
  readonly logEvery?: string;
  readonly checkpoint?: string;
  readonly resume?: string;
  readonly json?: boolean;
}

const DEFAULT_ITERATIONS = 10_000;

/** Adds `train` to the command line. */
export function registerTrain(program: Command, exit: Exit): void {
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
      "\nWhat is asked for twice is the same to the last bit: seed, settings and steps decide the result.\n" +
        exampleHelp(
          "leibniz train --data digits --iterations 2000 --save digits.safetensors",
          "leibniz train --data mnist --data-directory DIR --activation relu",
        ),
    )
    .action(async (options: TrainCommandOptions) => exit(await trainCommand(options)));
}

/** `leibniz train`: the exit code. */
export async function trainCommand(options: TrainCommandOptions): Promise<number> {
  const { save, log, resume, json = false } = options;
  const checkpoint = options.checkpoint ?? resume;
  const iterations = wholeNumber("--iterations", 1)(options.iterations ?? String(DEFAULT_ITERATIONS));
  const evaluateEvery = optionalCount("--evaluate-every", options.evaluateEvery);
  const evaluateSamples = optionalCount("--evaluate-samples", options.evaluateSamples);
  const logEvery = optionalCount("--log-every", options.logEvery);
  const kept = resume === undefined ? null : loadRunCheckpoint(resume);
  const settings = kept === null ? settingsOf(options) : resumed(options, kept.settings, resume!);
  expectFiles({ save, log, checkpoint });

  const data = await loadData(settings.data, options.dataDirectory);
  const run = new TrainingRun(settings, data);
  if (kept !== null) restore(run, kept.checkpoint, resume!);
  if (iterations < run.step) {
    throw new UsageError(`--iterations ${iterations}: ${resume} has taken ${run.step} steps already`);
  }

  const every = evaluateEvery ?? run.epoch;
  const printed = printedFor(settings);
  const progress = progressBar();
  const say = (text: string): void => {
    if (!json) void print(text);
  };
  say(heading(settings, data, { iterations, from: run.step }));
  const interrupts = listenForInterrupt(() => run.stop());
  try {
    const result = await run.train({
      iterations,
      evaluateEvery: every,
      evaluateSamples,
      log: log === undefined ? undefined : { sink: logAt(log, run.step), every: logEvery ?? every },
      checkpoints: checkpoint === undefined ? undefined : runCheckpoints(checkpoint, settings),
      progress: progress ?? undefined,
      onEvaluation: (evaluation) => {
        if (progress === null) say(evaluationLine(evaluation, printed));
      },
    });
    if (save !== undefined) saveModel(save, { network: run.network, settings, step: run.step });
    const report = {
      settings,
      iterations,
      step: run.step,
      ...result,
      printed,
      checkpoint: checkpoint ?? null,
    };
    await print(json ? reportJson(report) : summary(report, { rows: progress !== null }));
    return result.ended === "done" ? ExitCode.ok : ExitCode.interrupted;
  } catch (error) {
    if (!(error instanceof DivergenceError)) throw error;
    process.stderr.write(`leibniz: ${messageOf(error)}\n`);
    return ExitCode.failed;
  } finally {
    interrupts.end();
  }
}

/** What is not said is as in the checkpoint; what is said has to be the same. */
function resumed(options: TrainCommandOptions, kept: TrainingSettings, file: string): TrainingSettings {
  const wanted = settingsOf({ ...written(kept), ...options });
  expectSame(file, kept, wanted);
  return wanted;
}

function restore(run: TrainingRun, checkpoint: Parameters<TrainingRun["restore"]>[0], file: string): void {
  try {
    run.restore(checkpoint, file);
  } catch (error) {
    if (!(error instanceof LeibnizError)) throw error;
    throw new UsageError(`${file}: ${messageOf(error)}`, { cause: error });
  }
}

/** Rows of a run that goes on follow those that it had written. */
function logAt(path: string, step: number): ReturnType<typeof runLogFile> {
  try {
    return runLogFile(path, step === 0 ? {} : { after: step });
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${messageOf(error)}`, { cause: error });
  }
}

/** Refuses, before anything is computed, files that cannot be written. */
function expectFiles(files: Readonly<Record<"save" | "log" | "checkpoint", string | undefined>>): void {
  const seen = new Map<string, string>();
  for (const [option, path] of Object.entries(files)) {
    if (path === undefined) continue;
    if (path === "" || path === "-") throw new UsageError(`--${option} wants the name of a file`);
    const other = seen.get(path);
    if (other !== undefined) throw new UsageError(`--${other} and --${option} name the same file, ${path}`);
    seen.set(path, option);
    expectRoomFor(path, "");
  }
}

/** The first Ctrl-C lets the step end, the second ends the process. */
function listenForInterrupt(stop: () => void): { end(): void } {
  let heard = false;
  const listener = (): void => {
    if (heard) leaveWith(ExitCode.interrupted);
    heard = true;
    stop();
  };
  process.on("SIGINT", listener);
  return { end: () => void process.off("SIGINT", listener) };
}

function optionalCount(option: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : wholeNumber(option, 1)(text);
}
