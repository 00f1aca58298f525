import { type Tensor } from "@leibniz/core";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeWhole } from "../files/write-whole.node.ts";
import { type Fault, faultsOf, quoted } from "../formats/fault.ts";
import { readSafetensors } from "../formats/safetensors/read-safetensors.ts";
import { writeSafetensors } from "../formats/safetensors/write-safetensors.ts";
import { finite, wholeNumber } from "../settings.ts";
import type { Checkpoint, CheckpointStore, TrainingPosition } from "./checkpoint.ts";

const FORMAT = "leibniz checkpoint 1";
/** What stands in the place of the checksum while it is computed. */
const BLANK = "0".repeat(64);

/**
 * Writes a checkpoint as a safetensors file, whose metadata hold where training stands and a SHA-256 of the whole file.
 * The file appears whole or not at all, whatever stops the program.
 *
 * @throws Error of node:fs when the folder is missing or cannot be written to.
 */
export function saveCheckpoint(path: string, { tensors, position }: Checkpoint): void {
  const metadata = [
    ["format", FORMAT],
    ["position", JSON.stringify(position)],
    ["sha256", BLANK],
  ] as const;
  const bytes = Buffer.from(writeSafetensors(Object.entries(tensors), { metadata }).buffer);
  bytes.write(digestOf(bytes), placeOf(bytes, BLANK), "latin1");
  writeWhole(path, bytes);
}

/**
 * Reads what {@link saveCheckpoint} wrote.
 *
 * @throws FormatError for a file that is damaged, or is no checkpoint.
 * @throws Error of node:fs when it cannot be read.
 */
export function loadCheckpoint(path: string): Checkpoint {
  const bytes = readFileSync(path);
  const fault = faultsOf("loadCheckpoint", path);
  const { tensors, metadata } = readSafetensors(bytes, { file: path });
  if (metadata.get("format") !== FORMAT) {
    throw fault("format", JSON.stringify(FORMAT), quoted(metadata.get("format") ?? "nothing"));
  }
  const stated = metadata.get("sha256") ?? "";
  const place = placeOf(bytes, stated);
  if (!/^[0-9a-f]{64}$/.test(stated) || place < 0)
    throw fault("sha256", "64 hexadecimal digits", quoted(stated));
  bytes.write(BLANK, place, "latin1");
  const found = digestOf(bytes);
  if (found !== stated) throw fault("sha256 of the file", stated, found);
  return {
    tensors: Object.fromEntries<Tensor>(tensors),
    position: positionOf(metadata.get("position") ?? "", fault),
  };
}

/** Keeps the latest checkpoint in one file. */
export function checkpointFile(path: string): CheckpointStore {
  return {
    write(checkpoint) {
      saveCheckpoint(path, checkpoint);
      return path;
    },
  };
}

/** Where the digits of the checksum begin: quotes in other texts of the header are escaped, so there is one place. */
function placeOf(bytes: Buffer, digits: string): number {
  const before = '"sha256":"';
  const found = bytes.indexOf(`${before}${digits}"`, 8, "latin1");
  return found < 0 ? found : found + before.length;
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function positionOf(text: string, fault: Fault): TrainingPosition {
  let position: unknown;
  try {
    position = JSON.parse(text);
  } catch {
    position = undefined;
  }
  const { step, wallTime, batches, schedule, earlyStop, randoms } = (position ?? {}) as Record<
    string,
    unknown
  >;
  const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
  if (
    wholeNumber(step) !== null ||
    finite(wallTime) !== null ||
    !isObject(batches) ||
    !(schedule === null || isObject(schedule)) ||
    !(earlyStop === null || isObject(earlyStop)) ||
    !isObject(randoms)
  ) {
    throw fault("position", "{ step, wallTime, batches, schedule, earlyStop, randoms }", quoted(text));
  }
  return position as TrainingPosition;
}
