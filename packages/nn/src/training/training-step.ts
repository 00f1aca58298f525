import { LeibnizError, type Random, type Tensor } from "@leibniz/core";
import type { Layer } from "../layer.ts";
import type { Optimiser } from "../optimisers/optimiser.ts";
import type { Schedule } from "../schedules/schedule.ts";
import type { BatchSource } from "./batch-source.ts";
import { clipGradNorm, clipGradValue, gradientNorm } from "./clipping.ts";
import { DivergenceError, originOfGradient, originOfLoss } from "./divergence.ts";

export interface TrainerOptions<Batch> {
  readonly model: Layer;
  /** The loss of the model on a batch, one number. */
  readonly loss: (batch: Batch) => Tensor;
  readonly optimiser: Pick<
    Optimiser,
    "groups" | "parameters" | "step" | "zeroGrad" | "state" | "restore" | "learningRate"
  >;
  readonly batches: BatchSource<Batch>;
  readonly schedule?: Schedule;
  /** What a step of the schedule is; default "iteration". */
  readonly scheduleStep?: "iteration" | "epoch";
  /** Scales the gradients so that their norm is at most this. */
  readonly clipNorm?: number;
  /** Brings each number of the gradients to at most this size; before the norm is clipped. */
  readonly clipValue?: number;
  /** Streams that training draws from, such as those of dropout: where they stand belongs to a checkpoint. */
  readonly randoms?: Readonly<Record<string, Random>>;
}

/** What is known of a step that has been taken. */
export interface StepTaken {
  /** Of the batch, before the update. */
  readonly loss: number;
  /** Of all gradients, before clipping; when it was wanted, or computed for clipping. */
  readonly gradientNorm?: number;
}

/**
 * Takes one step: batch, loss, backward, clipping, update, schedule.
 *
 * @throws DivergenceError when the loss, or a norm that was computed, is not finite; then no parameter has changed.
 */
export function takeStep<Batch>(
  options: TrainerOptions<Batch>,
  at: {
    /** Counted from 1. */
    readonly step: number;
    readonly wantsNorm: boolean;
    /** Where the last checkpoint is, for the error. */
    readonly checkpoint: string | null;
  },
): StepTaken {
  const { model, optimiser, batches, schedule, scheduleStep = "iteration" } = options;
  const loss = options.loss(batches.next());
  if (loss.size !== 1) {
    throw new LeibnizError("Trainer", `the loss is one number; got shape (${loss.shape.join(", ")})`);
  }
  const value = loss.item();
  if (!Number.isFinite(value)) {
    const origin = originOfLoss(loss, model.namedParameters());
    throw new DivergenceError(at.step, "loss", value, origin, at.checkpoint);
  }
  optimiser.zeroGrad();
  loss.backward();
  const norm = clip(options, at.wantsNorm);
  if (norm !== null && !Number.isFinite(norm)) {
    const origin = originOfGradient(loss, optimiser.parameters);
    throw new DivergenceError(at.step, "gradient", norm, origin, at.checkpoint);
  }
  optimiser.step();
  if (scheduleStep === "iteration" || at.step % batches.batchesPerEpoch === 0) schedule?.step();
  return norm === null ? { loss: value } : { loss: value, gradientNorm: norm };
}

/** Clips as the options say; the norm before, when it was computed. */
function clip<Batch>(options: TrainerOptions<Batch>, wantsNorm: boolean): number | null {
  const { clipNorm, clipValue } = options;
  const { parameters } = options.optimiser;
  let norm =
    wantsNorm && (clipValue !== undefined || clipNorm === undefined) ? gradientNorm(parameters).item() : null;
  if (clipValue !== undefined) clipGradValue(parameters, clipValue);
  if (clipNorm !== undefined) {
    const clipped = clipGradNorm(parameters, clipNorm).item();
    norm ??= clipped;
  }
  return norm;
}
