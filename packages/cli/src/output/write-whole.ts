import { writeWhole as writeWholeFile } from "@leibniz/nn/node";
import { messageOf, UsageError } from "./usage-error.ts";

/**
 * Writes a file that appears whole or not at all.
 *
 * @throws UsageError when the folder is missing or the file cannot be written; nothing is left behind then.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  try {
    writeWholeFile(path, content);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${reason(error)}`, { cause: error });
  }
}

function reason(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
      return "its folder does not exist; make it first";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "no permission to write there; choose another place with -o";
    case "EISDIR":
      return "it is a folder; name a file in it";
    case "ENOTDIR":
      return "a part of its path is a file, not a folder";
    case "ENOSPC":
      return "the disk is full";
    default:
      return messageOf(error);
  }
}
