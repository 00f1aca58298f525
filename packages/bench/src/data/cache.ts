import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where figures are kept that take a while to make. */
const CACHE = fileURLToPath(new URL("../../../../node_modules/.cache/leibniz-bench/", import.meta.url));

/** A folder in the cache `root`, made by `fill` when there is none yet; it appears whole or not at all. */
export function cachedFolder(name: string, fill: (folder: string) => void, root = CACHE): string {
  const folder = join(root, name);
  if (existsSync(folder)) return folder;
  const temporary = `${folder}.${process.pid}`;
  mkdirSync(temporary, { recursive: true });
  try {
    fill(temporary);
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    // Another process may have been faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
