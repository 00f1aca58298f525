import { randomBytes } from "node:crypto";
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

/**
 * Writes a file that appears whole or not at all, whatever stops the program: to a temporary name beside it, flushed to
 * the disk, then renamed. A file that was there before is replaced in one step. What is no file, such as /dev/null, is
 * written to directly; a link stays a link.
 *
 * A program that is killed in the middle leaves its temporary file, `.NAME.….tmp`, and the old content.
 *
 * @throws Error of node:fs, with its `code`, when the folder is missing or cannot be written to; nothing is left behind
 * then.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile() && !found.isDirectory()) return writeFileSync(path, content);
  replace(found === undefined ? path : realpathSync(path), content);
}

function replace(path: string, content: string | Uint8Array): void {
  // Of a random name: a process that was killed may have had this one's number.
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
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
  flushFolder(dirname(path));
}

/** So that the new name outlasts a loss of power. Not every system opens folders; there the rename has to do. */
function flushFolder(path: string): void {
  let folder: number | undefined;
  try {
    folder = openSync(path, "r");
    fsyncSync(folder);
  } catch {
    // The content is complete in either case.
  } finally {
    if (folder !== undefined) closeSync(folder);
  }
}
