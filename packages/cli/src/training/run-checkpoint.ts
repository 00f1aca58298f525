import type { Checkpoint, CheckpointStore } from "@leibniz/nn";
import { loadCheckpoint, saveCheckpoint } from "@leibniz/nn/node";
import { messageOf, UsageError } from "../output/usage-error.ts";
import { unreadable } from "./saved-model.ts";
import { settingsIn, type TrainingSettings, written } from "./settings.ts";

/** Keeps the latest checkpoint in a file, with the settings of its run, so that a run can go on without being told them. */
export function runCheckpoints(path: string, settings: TrainingSettings): CheckpointStore {
  return {
    write({ tensors, position }) {
      const kept = { ...position, settings };
      try {
        saveCheckpoint(path, { tensors, position: kept });
      } catch (error) {
        throw new UsageError(`cannot write ${path}: ${messageOf(error)}`, { cause: error });
      }
      return path;
    },
  };
}

/**
 * Reads what {@link runCheckpoints} kept.
 *
 * @throws UsageError for a file that is damaged or something else.
 */
export function loadRunCheckpoint(path: string): { checkpoint: Checkpoint; settings: TrainingSettings } {
  let checkpoint: Checkpoint;
  try {
    checkpoint = loadCheckpoint(path);
  } catch (error) {
    throw new UsageError(unreadable(path, error), { cause: error });
  }
  const { position } = checkpoint;
  return { checkpoint, settings: settingsIn(path, "settings" in position ? position.settings : null) };
}

const OPTIONS: Readonly<Record<keyof TrainingSettings, string>> = {
  data: "--data",
  model: "--model",
  activation: "--activation",
  hidden: "--hidden",
  standardDeviation: "--standard-deviation",
  optimiser: "--optimiser",
  learningRate: "--learning-rate",
  batch: "--batch",
  seed: "--seed",
  dtype: "--dtype",
};

/**
 * Refuses to go on with other settings than those of the checkpoint.
 *
 * @throws UsageError that names the first that differs.
 */
export function expectSame(path: string, kept: TrainingSettings, wanted: TrainingSettings): void {
  const [ours, theirs] = [written(wanted), written(kept)];
  for (const [name, option] of Object.entries(OPTIONS) as [keyof TrainingSettings, string][]) {
    if (ours[name] === theirs[name]) continue;
    throw new UsageError(
      `${path}: it is the checkpoint of a run with ${option} ${theirs[name]}, and not ${ours[name]}`,
    );
  }
}
