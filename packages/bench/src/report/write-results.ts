import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../run/usage-error.ts";
import { document } from "./document.ts";
import type { Results } from "./results.ts";

/**
 * Makes the folder of the results, before anything is measured for it.
 *
 * @throws UsageError when there can be none.
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(`--out: ${folder} cannot be made: ${(error as Error).message}`, { cause: error });
  }
}

/** Writes results.json and results.md; neither is ever seen half written. Returns their paths. */
export function writeResults(folder: string, results: Results): readonly string[] {
  const files = [
    { path: join(folder, "results.json"), text: `${JSON.stringify(results, null, 1)}\n` },
    { path: join(folder, "results.md"), text: document(results) },
  ];
  const temporary = (path: string): string => `${path}.${process.pid}.tmp`;
  try {
    for (const { path, text } of files) writeFileSync(temporary(path), text);
    for (const { path } of files) renameSync(temporary(path), path);
  } catch (error) {
    for (const { path } of files) rmSync(temporary(path), { force: true });
    throw new UsageError(`the results cannot be written: ${(error as Error).message}`, { cause: error });
  }
  return files.map(({ path }) => path);
}
