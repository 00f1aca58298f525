import { DTypeError, type RandomState, type Tensor } from "@leibniz/core";
import type { Layer } from "../layer.ts";
import type { ScheduleState } from "../schedules/schedule.ts";
import { loadStateDict } from "../state/load-state-dict.ts";
import type { EarlyStopState } from "./early-stop.ts";

/** All that training needs to go on as if it had never stopped. */
export interface Checkpoint {
  /** Parameters and buffers as `model.NAME`, the optimiser's state as `optimiser.NAME`. */
  readonly tensors: Readonly<Record<string, Tensor>>;
  readonly position: TrainingPosition;
}

/** Where training stands beside its tensors, as plain JSON. */
export interface TrainingPosition {
  readonly step: number;
  /** Milliseconds of training so far. */
  readonly wallTime: number;
  readonly batches: object;
  readonly schedule: ScheduleState | null;
  readonly earlyStop: EarlyStopState | null;
  readonly randoms: Readonly<Record<string, RandomState>>;
}

/** Where checkpoints are kept. */
export interface CheckpointStore {
  /** Keeps it, and says where, as errors will name it. */
  write(checkpoint: Checkpoint): string | Promise<string>;
}

/** `tensors` with a prefix before each name. */
export function prefixed(
  prefix: string,
  tensors: Iterable<readonly [string, Tensor]>,
): Record<string, Tensor> {
  return Object.fromEntries(Array.from(tensors, ([name, value]) => [prefix + name, value]));
}

/** Those tensors whose names begin with `prefix`, without it. */
export function unprefixed(
  prefix: string,
  tensors: Readonly<Record<string, Tensor>>,
): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(tensors).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}

/**
 * Gives the parameters and buffers of a model the values of a checkpoint.
 *
 * @throws LeibnizError unless names, dtypes and shapes are the same; then nothing has changed.
 */
export function restoreModel(model: Layer, values: Readonly<Record<string, Tensor>>): void {
  for (const [name, { dtype }] of model.namedState()) {
    const stored = Object.hasOwn(values, name) ? values[name]!.dtype : dtype;
    if (stored === dtype) continue;
    throw new DTypeError("Checkpoint", `${name} is ${stored}, and the model has ${dtype}`, [stored, dtype]);
  }
  loadStateDict(model, Object.entries(values));
}
