import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "leibniz-threads-"));
const program = join(folder, "program.mjs");

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("programs/node-program.ts", import.meta.url))],
    outfile: program,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(circumstances: string, ...flags: string[]) {
  const options = { encoding: "utf8", timeout: 50_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, program, circumstances], options);
  if (stdout === "") throw new Error(`${circumstances}: ${status}\n${stderr}`);
  return { status, stderr, said: JSON.parse(stdout) as { digest: number; threads: number; jobs: boolean } };
}

describe("a process", () => {
  it("ends by itself while its workers wait, and two threads give the bits of one", () => {
    const one = run("one thread");
    const two = run("two threads");
    expect(one).toEqual({
      status: 0,
      stderr: "",
      said: { digest: one.said.digest, threads: 1, jobs: false },
    });
    expect(two).toEqual({ status: 0, stderr: "", said: { digest: one.said.digest, threads: 2, jobs: true } });
  });

  it.each(["no shared memory", "no workers"])("with %s works on one thread, to the same bits", (lack) => {
    const { status, stderr, said } = run(lack);
    expect({ status, stderr, jobs: said.jobs }).toEqual({ status: 0, stderr: "", jobs: false });
    expect(said.digest).toBe(run("one thread").said.digest);
    if (lack === "no shared memory") expect(said.threads).toBe(1);
  });

  it("without WebAssembly works too", () => {
    expect(run("no WebAssembly")).toMatchObject({ status: 0, stderr: "", said: { jobs: false } });
  });

  it("may be a worker itself", () => {
    expect(run("in a worker")).toMatchObject({ status: 0, stderr: "", said: { threads: 2, jobs: true } });
  });

  it("may forbid code from strings", () => {
    const { status, said } = run("two threads", "--disallow-code-generation-from-strings");
    expect({ status, jobs: said.jobs }).toEqual({ status: 0, jobs: true });
  });

  it("ends with its own code by process.exit and by an error", () => {
    expect(run("process.exit").status).toBe(3);
    const { status, stderr } = run("an uncaught error");
    expect(status).toBe(1);
    expect(stderr).toContain("Error: an uncaught error");
  });
});
