import {
  accuracy,
  batches,
  type Checkpoint,
  type CheckpointStore,
  DataLoader,
  type Dataset,
  type EvaluationOptions,
  type LogRow,
  type LogSink,
  type Network,
  type Progress,
  Trainer,
} from "@leibniz/nn";
import { UsageError } from "../output/usage-error.ts";
import { networkOf } from "./network-of.ts";
import { optimiserOf } from "./optimiser-of.ts";
import type { TrainingSettings } from "./settings.ts";
import type { TrainingData } from "./training-data.ts";

/** Accuracies at a step; the loss is that of the step's batch, before its update. */
export interface Evaluation {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number | null;
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
  /** Of training until here, evaluations and earlier runs included. */
  readonly seconds: number;
}

export interface RunOptions {
  readonly iterations: number;
  /** After how many steps the accuracies are taken; one epoch when left out. */
  readonly evaluateEvery?: number | undefined;
  /** How many of the training samples an evaluation looks at, the first ones; all when left out. */
  readonly evaluateSamples?: number | undefined;
  readonly log?: { readonly sink: LogSink; readonly every: number } | undefined;
  readonly checkpoints?: CheckpointStore | undefined;
  readonly progress?: Progress | undefined;
  readonly onEvaluation?: (evaluation: Evaluation) => void;
}

/** How a run ended; unless it was stopped, the last evaluation is at its last step. */
export interface RunResult {
  readonly ended: "done" | "stopped";
  readonly evaluations: readonly Evaluation[];
}

/** A network, its data and its trainer, as the settings say. */
export class TrainingRun {
  readonly network: Network;
  readonly #data: TrainingData;
  readonly #trainer: Trainer<Dataset>;
  readonly #loader: DataLoader;
  /** How many rows at a time are evaluated: as many as stay in the processor's cache. */
  readonly #rows: number;

  /** @throws UsageError when a batch has more samples than the data. */
  constructor(settings: TrainingSettings, data: TrainingData) {
    const { batch, seed, model, data: name } = settings;
    if (batch > data.train.length) {
      throw new UsageError(`--batch ${batch}: ${name} has only ${data.train.length} samples to train on`);
    }
    const network = networkOf(settings);
    this.network = network;
    this.#data = data;
    // Drawn with repetition, as the documents do; from other numbers than the weights.
    this.#loader = new DataLoader(data.train, { batchSize: batch, replace: true, seed });
    this.#rows = model === "conv" ? 100 : 500;
    this.#trainer = new Trainer({
      model: network,
      loss: ({ x, t }: Dataset) => network.loss(x, t),
      optimiser: optimiserOf(settings, network.parameters()),
      batches: this.#loader,
    });
  }

  get step(): number {
    return this.#trainer.step;
  }

  /** The steps of an epoch. */
  get epoch(): number {
    return this.#loader.batchesPerEpoch;
  }

  /** Goes on from a checkpoint of the same settings, kept in `file`. */
  restore(checkpoint: Checkpoint, file: string): void {
    this.#trainer.restore(checkpoint, file);
  }

  /** Lets the step that is under way be the last. */
  stop(): void {
    this.#trainer.stop();
  }

  async train(options: RunOptions): Promise<RunResult> {
    const { iterations, evaluateEvery = this.epoch, evaluateSamples, log, checkpoints } = options;
    const { progress, onEvaluation } = options;
    const evaluations: Evaluation[] = [];
    const result = await this.#trainer.fit({
      iterations,
      evaluation: { ...this.#evaluation(evaluateSamples), every: evaluateEvery, atStart: true },
      ...(log === undefined ? {} : { log }),
      ...(checkpoints === undefined ? {} : { checkpoints: { store: checkpoints, every: evaluateEvery } }),
      ...(progress === undefined ? {} : { progress }),
      callbacks: [
        {
          evaluation: (row) => {
            const evaluation = evaluationIn(row);
            evaluations.push(evaluation);
            onEvaluation?.(evaluation);
          },
        },
      ],
    });
    return { ended: result.ended === "done" ? "done" : "stopped", evaluations };
  }

  #evaluation(samples?: number): EvaluationOptions<Dataset> {
    const { train, test } = this.#data;
    const looked = samples === undefined ? train : train.slice(0, samples);
    return {
      sets: { train: () => batches(looked, this.#rows), test: () => batches(test, this.#rows) },
      metrics: { accuracy: accuracy((x) => this.network.forward(x)) },
    };
  }
}

function evaluationIn({ step, epoch, loss, wallTime, trainAccuracy, testAccuracy }: LogRow): Evaluation {
  return {
    step,
    epoch,
    loss: loss ?? null,
    trainAccuracy: trainAccuracy!,
    testAccuracy: testAccuracy!,
    seconds: wallTime / 1000,
  };
}
