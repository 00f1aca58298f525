import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { messageOf, UsageError } from "./usage-error.ts";

/**
 * Writes a file that appears whole or not at all: to a temporary name beside it, flushed, then renamed.
 *
 * @throws UsageError when the folder is missing or the file cannot be written; nothing is left behind then.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    // A device or a pipe, as /dev/null, is written to: a file in its place is not what was meant.
    if (found !== undefined && !found.isFile() && !found.isDirectory()) return writeFileSync(path, content);
    // Through a link, so that the link stays one.
    replace(found === undefined ? path : realpathSync(path), content);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${reason(error)}`, { cause: error });
  }
}

function replace(path: string, content: string | Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const file = openSync(temporary, "wx");
  try {
    try {
      const bytes = typeof content === "string" ? Buffer.from(content) : content;
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
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
