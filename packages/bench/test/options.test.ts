import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { readOptions } from "../src/run/options.ts";
import { WORKLOAD_NAMES, workloadsFor } from "../src/run/workloads.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("the command line", () => {
  it("runs everything of ours when it says nothing", () => {
    expect(readOptions([])).toMatchObject({
      workloads: WORKLOAD_NAMES,
      peers: null,
      only: null,
      idleWait: 0,
    });
    expect(readOptions(["all"]).workloads).toEqual(WORKLOAD_NAMES);
  });

  it("takes workloads, peers and rounds, and waits for an idle machine beside peers", () => {
    expect(
      readOptions(["mlp", "--peers", "p", "--only=leibniz,torch-1t", "--repeats=5", "--out=o"]),
    ).toMatchObject({
      workloads: ["mlp"],
      peers: "p",
      only: ["leibniz", "torch-1t"],
      repeats: 5,
      idleWait: 10,
      out: "o",
    });
    expect(readOptions(["--peers=p", "--quick"]).idleWait).toBe(0);
    expect(readOptions(["--peers=p", "--idle-wait=2.5"]).idleWait).toBe(2.5);
  });

  it.each([
    [["matmull"], /there is no workload "matmull"; there are startup, train-relu, /],
    [["toString"], /there is no workload "toString"/],
    [["--repeats=0"], /--repeats is a whole number from 1; got "0"/],
    [["--repeats=1.5"], /--repeats is a whole number from 1; got "1.5"/],
    [["--repeats="], /--repeats is a whole number from 1; got ""/],
    [["--idle-wait=soon"], /--idle-wait is a number of seconds; got "soon"/],
    [["--peers"], /'--peers <value>' argument missing/],
    [["--peers="], /--peers wants the folder of the peers/],
    [["--out="], /--out wants a folder/],
    [["--fast"], /Unknown option '--fast'/],
  ])("%j is refused", (args, message) => expect(() => readOptions(args)).toThrow(message));
});

it("short runs are of the same programs, once", () => {
  for (const thoroughness of ["alone", "quick"] as const) {
    const workloads = workloadsFor(thoroughness);
    expect(workloads.map(({ name }) => name)).toEqual(WORKLOAD_NAMES);
    expect(workloads.every(({ repeats }) => repeats === 1)).toBe(true);
  }
});

describe("the command", () => {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const bench = fileURLToPath(new URL("../src/bench.ts", import.meta.url));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["--conditions=@leibniz/source", "--import", tsx, bench, ...args], {
      encoding: "utf8",
    });

  it("says in one line what is wrong, and exits with 2", () => {
    const { status, stdout, stderr } = run("--repeats=x");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toBe('bench: --repeats is a whole number from 1; got "x"\n');
  });

  it("knows when there are no peers where it is sent, and writes nothing", () => {
    const folder = temporaryFolder();
    const { status, stderr } = run("scalar", `--peers=${folder}/none`, `--out=${folder}`);
    expect(status).toBe(2);
    expect(stderr).toBe(`bench: --peers: ${join(folder, "none/peers.mjs")} does not exist\n`);
    expect(readdirSync(folder)).toEqual([]);
  });
});
