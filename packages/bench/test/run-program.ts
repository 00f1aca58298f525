import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll } from "vitest";

let built: string | null = null;
afterAll(() => {
  if (built !== null) rmSync(built, { recursive: true, force: true });
  built = null;
});

/** Our programs, made from the sources as they are now, so that no stale build is tested. */
function program(): string {
  if (built === null) {
    built = mkdtempSync(join(tmpdir(), "leibniz-bench-test-"));
    buildSync({
      entryPoints: [fileURLToPath(new URL("../src/programs/program.ts", import.meta.url))],
      outfile: join(built, "program.mjs"),
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20.19",
      conditions: ["@leibniz/source"],
      logLevel: "silent",
    });
  }
  return join(built, "program.mjs");
}

/** Runs one of our programs in a folder, as a driver does. */
export function runProgram(workload: string, cwd: string, params: string, env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [program(), workload], {
    cwd,
    env: { ...process.env, ...env, BENCH_PARAMS: params, BENCH_T0: `${Date.now()}` },
    encoding: "utf8",
  });
}

/** What one of our programs prints, for the given parameters. */
export function runWorkload(
  workload: string,
  cwd: string,
  params: object,
  env: NodeJS.ProcessEnv = {},
): readonly Readonly<Record<string, unknown>>[] {
  const said = runProgram(workload, cwd, JSON.stringify(params), env);
  if (said.status !== 0) throw new Error(said.stderr);
  return said.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}
