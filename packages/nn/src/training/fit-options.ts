import { checkOptions, LeibnizError } from "@leibniz/core";
import { count, type Rule, settingsOf, type SettingsForm, wholeNumber } from "../settings.ts";
import type { Callbacks } from "./callbacks.ts";
import type { CheckpointStore } from "./checkpoint.ts";
import type { EarlyStop } from "./early-stop.ts";
import type { Metric } from "./metric.ts";
import type { Progress } from "./progress.ts";
import type { LogSink } from "./run-log.ts";

/** What is measured on the way, on sets of data such as `train` and `test`. */
export interface EvaluationOptions<Batch> {
  /** The batches of each set, once. */
  readonly sets: Readonly<Record<string, () => Iterable<Batch>>>;
  /** `accuracy` on the set `test` is called `testAccuracy`. */
  readonly metrics: Readonly<Record<string, Metric<Batch>>>;
  /**
   * After how many steps, each time; default one epoch. The last step is evaluated as well, so that the figures of a
   * finished training are those of the model it gives; schedule and early stopping do not observe that one, unless it
   * was due.
   */
  readonly every?: number;
  /** Also before the first step. */
  readonly atStart?: boolean;
  /** The figure that the schedule and early stopping observe, as `testLoss`. */
  readonly watch?: string;
}

export interface FitOptions<Batch> {
  /** Train until so many epochs have been walked through since the very first step. This or `iterations`. */
  readonly epochs?: number;
  /** Train until so many steps have been taken since the very first. */
  readonly iterations?: number;
  readonly evaluation?: EvaluationOptions<Batch>;
  /** Rows for a run log, `every` so many steps (default 1) and at each evaluation. */
  readonly log?: { readonly sink: LogSink; readonly every?: number };
  readonly progress?: Progress;
  readonly callbacks?: readonly Callbacks[];
  readonly earlyStop?: EarlyStop;
  /** Kept `every` so many steps (default one epoch), and when training ends. */
  readonly checkpoints?: { readonly store: CheckpointStore; readonly every?: number };
}

/** The numbers among the options, with what stands for those that are left out. */
export interface Plan {
  readonly steps: number;
  readonly evaluateEvery: number;
  readonly logEvery: number;
  readonly checkpointEvery: number;
}

const any: Rule = () => null;

const FORM: SettingsForm<FitOptions<never>> = {
  name: "fit",
  defaults: {},
  rules: {
    epochs: any,
    iterations: any,
    evaluation: any,
    log: any,
    progress: any,
    callbacks: any,
    earlyStop: any,
    checkpoints: any,
  },
};

/** @throws LeibnizError for options that are wrong or contradict each other. */
export function planOf<Batch>(options: FitOptions<Batch>, batchesPerEpoch: number): Plan {
  settingsOf(FORM, options as FitOptions<never>);
  const { epochs, iterations, evaluation, log, checkpoints, earlyStop } = options;
  if (evaluation !== undefined) {
    checkOptions("fit: evaluation", evaluation, ["sets", "metrics", "every", "atStart", "watch"]);
  }
  if (log !== undefined) checkOptions("fit: log", log, ["sink", "every"]);
  if (checkpoints !== undefined) checkOptions("fit: checkpoints", checkpoints, ["store", "every"]);
  if ((epochs === undefined) === (iterations === undefined)) {
    throw new LeibnizError("fit", "say how long: { epochs } or { iterations }, one of them");
  }
  if (evaluation?.watch !== undefined && !figuresOf(evaluation).includes(evaluation.watch)) {
    throw new LeibnizError(
      "fit",
      `evaluation.watch is one of ${figuresOf(evaluation).join(", ")}; got ${evaluation.watch}`,
    );
  }
  if (earlyStop !== undefined && evaluation?.watch === undefined) {
    throw new LeibnizError("fit", "earlyStop wants evaluation.watch, the figure that it observes");
  }
  const numbers = {
    steps: iterations ?? epochs! * batchesPerEpoch,
    evaluateEvery: evaluation?.every ?? batchesPerEpoch,
    logEvery: log?.every ?? 1,
    checkpointEvery: checkpoints?.every ?? batchesPerEpoch,
  };
  return settingsOf(
    {
      name: "fit",
      defaults: numbers,
      rules: { steps: wholeNumber, evaluateEvery: count, logEvery: count, checkpointEvery: count },
    },
    numbers,
  );
}

/** The names of all figures of an evaluation. */
export function figuresOf<Batch>({ sets, metrics }: EvaluationOptions<Batch>): readonly string[] {
  return Object.keys(sets).flatMap((set) => Object.keys(metrics).map((metric) => figureName(set, metric)));
}

export function figureName(set: string, metric: string): string {
  return set + metric.charAt(0).toUpperCase() + metric.slice(1);
}
