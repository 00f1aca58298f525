import { spawn } from "node:child_process";
import { UsageError } from "./usage-error.ts";

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: "open", win32: "explorer.exe" };

/**
 * Shows a file in whatever the system opens it with, and does not wait for that.
 *
 * @throws UsageError when there is no such program.
 */
export function openFile(path: string): Promise<void> {
  const opener = OPENERS[process.platform] ?? "xdg-open";
  return new Promise((resolve, reject) => {
    const program = spawn(opener, [path], { detached: true, stdio: "ignore" });
    program.on("error", (cause) => {
      reject(
        new UsageError(`${path} is written, but ${opener} is not there to open it: open it yourself`, {
          cause,
        }),
      );
    });
    program.on("spawn", () => {
      program.unref();
      resolve();
    });
  });
}
