import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Puts the library packages into `folder`/node_modules as a build makes them. */
export function installBuilt(folder: string): void {
  const script = fileURLToPath(new URL("../../bundle.mjs", import.meta.url));
  execFileSync(process.execPath, [script, `--out=${folder}`]);
}
