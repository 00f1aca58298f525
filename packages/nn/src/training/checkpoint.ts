import { LeibnizError, type Parameter, type RandomState, type Tensor, tensor } from "@leibniz/core";
import type { ScheduleState } from "../schedules/schedule.ts";
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
export function assignAll(
  held: ReadonlyMap<string, Parameter>,
  values: Readonly<Record<string, Tensor>>,
): void {
  const missing = [...held.keys()].filter((name) => !Object.hasOwn(values, name));
  const unknown = Object.keys(values).filter((name) => !held.has(name));
  if (missing.length > 0 || unknown.length > 0) {
    throw new LeibnizError(
      "Checkpoint",
      `it is of another model: it lacks [${missing.join(", ")}] and has [${unknown.join(", ")}], which there is not here`,
    );
  }
  for (const [name, own] of held) {
    const { dtype, shape } = values[name]!;
    if (dtype !== own.dtype || shape.join() !== own.shape.join()) {
      throw new LeibnizError(
        "Checkpoint",
        `${name} is ${dtype} of shape (${shape.join(", ")}); the model has ${own.dtype} of shape (${own.shape.join(", ")})`,
      );
    }
  }
  // Taken without a copy: neither a parameter nor a tensor is ever written to.
  for (const [name, own] of held) own.assign(tensor(values[name]!, { copy: false }));
}
