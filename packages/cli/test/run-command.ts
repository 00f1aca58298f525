import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished, vi } from "vitest";

// A process of its own takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

export const repository = fileURLToPath(new URL("../../../", import.meta.url));
export const bin = fileURLToPath(new URL("../bin/leibniz.js", import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a person does: a process of its own, from the repository's root or `cwd`. */
export function leibniz(args: readonly string[], cwd: string = repository): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: "utf8",
    // Without the real digits: what the tests say does not depend on the machine's files.
    env: { ...process.env, NO_COLOR: "1", LEIBNIZ_DATA: "" },
    timeout: 30_000,
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder far from the repository, with these files in it; it is gone after the test. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "leibniz-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
