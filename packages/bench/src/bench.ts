// npm run bench: times our programs, beside the peers' when asked to. It never fails because something is slow.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ownData } from "./data/own-data.ts";
import { copyDense, readPeers } from "./data/peers-folder.ts";
import { document } from "./report/document.ts";
import { plainText } from "./report/markdown.ts";
import type { Results, WorkloadResult } from "./report/results.ts";
import { makeFolder, writeResults } from "./report/write-results.ts";
import { machineFacts } from "./run/machine.ts";
import { measure } from "./run/measure.ts";
import { type BenchOptions, HELP, readOptions } from "./run/options.ts";
import { checkPeers, type Peer } from "./run/peer.ts";
import { UsageError } from "./run/usage-error.ts";
import { type Workload, workloadsFor } from "./run/workloads.ts";

const here = fileURLToPath(new URL("../", import.meta.url));

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(HELP);
  else await bench(options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`bench: ${plainText(error.message)}\n`);
  process.exitCode = 2;
}

async function bench(options: BenchOptions): Promise<void> {
  const from = process.env["INIT_CWD"] ?? process.cwd();
  const out = options.out === null ? join(here, "results") : resolve(from, options.out);
  makeFolder(out);
  const own = await ownPeers();
  const theirs = options.peers === null ? null : await readPeers(resolve(from, options.peers));
  const peers = chosen([...own, ...(theirs?.peers ?? [])], options.only);

  const thoroughness = options.quick ? "quick" : theirs === null ? "alone" : "full";
  const workloads = workloadsFor(thoroughness)
    .filter(
      ({ name }) =>
        options.workloads.includes(name) || (name === "simd-peak" && options.workloads.includes("matmul")),
    )
    .filter(({ name, peersOf }) => peers.some(({ on }) => on.includes(peersOf ?? name)))
    .map((workload) => ({ ...workload, repeats: options.repeats ?? workload.repeats }));

  const folderOf = theirs === null ? ownFolders() : peersFolders(theirs.folder);
  const progress = (line: string): void => void process.stderr.write(`${line}\n`);
  const done: WorkloadResult[] = [];
  for (const workload of workloads) {
    done.push(await measure(peers, workload, { idleWait: options.idleWait, folderOf, progress }));
  }
  const results: Results = {
    date: new Date().toISOString(),
    commit: commit(),
    thoroughness,
    machine: machineFacts(),
    ours: own.map(({ id }) => id),
    workloads: done,
  };
  process.stdout.write(document(results));
  progress(`\nwritten: ${writeResults(out, results).join(", ")}`);
}

/** Read as other drivers read it, which know nothing of TypeScript. */
async function ownPeers(): Promise<readonly Peer[]> {
  const list = new URL("../src/peers.mjs", import.meta.url).href;
  const { peers } = (await import(list)) as { peers: unknown };
  return checkPeers(peers, list);
}

function chosen(peers: readonly Peer[], only: readonly string[] | null): readonly Peer[] {
  for (const id of only ?? []) {
    if (!peers.some((peer) => peer.id === id)) {
      throw new UsageError(
        `--only: there is no ${JSON.stringify(id)}; there are ${peers.map((peer) => peer.id).join(", ")}`,
      );
    }
  }
  return only === null ? peers : peers.filter(({ id }) => only.includes(id));
}

function ownFolders(): (workload: Workload) => string {
  const { sparse, dense } = ownData();
  return (workload) => (workload.dense ? dense : sparse);
}

/** The peers' folder, and a copy with dense inputs that is made when it is first asked for and goes with the process. */
function peersFolders(folder: string): (workload: Workload) => string {
  let copy: string | null = null;
  process.on("exit", () => copy !== null && rmSync(copy, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
  return (workload) => {
    if (!workload.dense) return folder;
    if (copy === null) {
      copy = mkdtempSync(join(tmpdir(), "leibniz-bench-"));
      copyDense(folder, copy);
    }
    return copy;
  };
}

function commit(): string | null {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty"], {
      cwd: here,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null;
  }
}
