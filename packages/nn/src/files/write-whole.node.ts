import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
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
 * A program that is killed in the middle leaves its temporary file, `.NAME.….tmp`, and the old content; a later write of
 * the same file removes what was left more than a day ago.
 *
 * @throws Error of node:fs, with its `code`, when the folder is missing or cannot be written to; nothing is left behind
 * then.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile() && !found.isDirectory()) return writeFileSync(path, content);
  replace(found === undefined ? path : realpathSync(path), content);
}

/** No write takes so long: what is older was left by a program that was killed. */
const DAY = 24 * 60 * 60 * 1000;

function replace(path: string, content: string | Uint8Array): void {
  removeLeftovers(path);
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

function removeLeftovers(path: string): void {
  const [folder, beginning] = [dirname(path), `.${basename(path)}.`];
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(beginning) || !/^[0-9a-f]{12}\.tmp$/.test(name.slice(beginning.length))) continue;
      const leftover = join(folder, name);
      if (Date.now() - statSync(leftover).mtimeMs > DAY) rmSync(leftover);
    }
  } catch {
    // They only take room. Why the folder cannot be read, if it matters, the write itself will say.
  }
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
