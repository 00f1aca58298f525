import { loadStateDict, type Network, stateDict, writeSafetensors } from "@leibniz/nn";
import { loadSafetensors } from "@leibniz/nn/node";
import { messageOf, UsageError } from "../output/usage-error.ts";
import { writeWhole } from "../output/write-whole.ts";
import { networkOf, parameterCount } from "./network-of.ts";
import { settingsIn, type TrainingSettings, wholeNumber } from "./settings.ts";

/** A trained network, and how it came to be. */
export interface SavedModel {
  readonly network: Network;
  readonly settings: TrainingSettings;
  readonly step: number;
}

/**
 * Writes a network as a safetensors file, whose metadata say how it was trained. The same network makes the same bytes.
 *
 * @throws UsageError when it cannot be written.
 */
export function saveModel(path: string, { network, settings, step }: SavedModel): void {
  const metadata = [
    ["settings", JSON.stringify(settings)],
    ["step", String(step)],
  ] as const;
  writeWhole(path, writeSafetensors(stateDict(network), { metadata }));
}

/**
 * Reads what {@link saveModel} wrote.
 *
 * @throws UsageError for any other file.
 */
export function loadModel(path: string): SavedModel {
  const { tensors, metadata } = readable(path);
  const settings = settingsIn(path, parsed(metadata.get("settings")));
  const step = wholeNumber(`${path}: its step`, 0)(metadata.get("step") ?? "");
  let numbers = 0;
  for (const { size } of tensors.values()) numbers += size;
  // Before anything is made because the file says so.
  if (numbers !== parameterCount(settings)) {
    throw new UsageError(
      `${path}: its settings describe a network of ${parameterCount(settings)} numbers, and it has ${numbers}`,
    );
  }
  const network = networkOf(settings);
  try {
    loadStateDict(network, tensors);
  } catch (error) {
    throw new UsageError(`${path}: ${messageOf(error)}`, { cause: error });
  }
  return { network, settings, step };
}

function readable(path: string): ReturnType<typeof loadSafetensors> {
  try {
    return loadSafetensors(path);
  } catch (error) {
    throw new UsageError(unreadable(path, error), { cause: error });
  }
}

/** Why a file cannot be read, in one line. */
export function unreadable(path: string, error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
      return `${path}: there is no such file`;
    case "EISDIR":
      return `${path}: it is a folder, not a file`;
    default:
      return messageOf(error);
  }
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
