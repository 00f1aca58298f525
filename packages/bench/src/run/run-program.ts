import { spawn } from "node:child_process";
import { busySeconds, secondsOf } from "./machine.ts";
import { type Measurement, readMeasurements } from "./measurement.ts";
import type { Peer } from "./peer.ts";
import type { Workload } from "./workloads.ts";

/** What one run of a program gave. */
export interface Run {
  readonly measurements: readonly Measurement[];
  /** Why it failed; null when it did not. */
  readonly error: string | null;
  /** Whether other processes took more than a fifth of a core meanwhile. */
  readonly disturbed: boolean;
}

/** Variables that tune or cripple numeric libraries must not leak in from the shell. */
const TUNING =
  /^(OPENBLAS|OMP|GOMP|KMP|MKL|GOTO|ATEN|DNNL|ONEDNN|NPY|NVPL|NODE_OPTIONS|UV_THREADPOOL|BENCH_)/;

/** The environment without what would change the speed of a program. */
export function cleanEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !TUNING.test(name)));
}

/** Starts a program in `folder`, in a process of its own, and reads what it prints. */
export function runProgram(peer: Peer, workload: Workload, folder: string): Promise<Run> {
  // As root, a high priority keeps other processes from taking our time; cache and memory are still shared.
  const priority = process.getuid?.() === 0 ? ["nice", "-n", "-19"] : [];
  const [command, ...args] = [...priority, ...peer.cmd, workload.as ?? workload.name];
  const busyBefore = busySeconds();
  const start = Date.now();
  const child = spawn(command!, args, {
    cwd: peer.cwd ?? folder,
    env: {
      ...cleanEnvironment(process.env),
      ...peer.env,
      BENCH_PARAMS: JSON.stringify({ ...workload.params, ...peer.params }),
      BENCH_T0: `${start}`,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });

  let foreign = 0;
  const watch = setInterval(() => {
    const [busy, own] = [busySeconds(), child.pid === undefined ? null : secondsOf(child.pid)];
    if (busyBefore === null || busy === null || own === null) return;
    foreign = (busy - busyBefore - own) / ((Date.now() - start) / 1000);
  }, 150);
  let tooLong = false;
  const limit = setTimeout(() => {
    tooLong = true;
    child.kill("SIGKILL");
  }, workload.timeout * 1000);

  let output = "";
  let complaints = "";
  child.stdout.on("data", (data: Buffer) => (output += String(data)));
  child.stderr.on("data", (data: Buffer) => {
    if (complaints.length < 1e5) complaints += String(data);
  });
  return new Promise((resolve) => {
    const finish = (error: string | null): void => {
      clearInterval(watch);
      clearTimeout(limit);
      resolve({ measurements: readMeasurements(output), error, disturbed: foreign > 0.2 });
    };
    child.on("error", (error) => finish(error.message));
    child.on("close", (code, signal) => {
      if (code === 0) finish(null);
      else if (tooLong) finish(`took longer than ${workload.timeout} s`);
      else finish(/^\w*Error[^\n]*/m.exec(complaints)?.[0].slice(0, 160) ?? `exit ${code ?? signal}`);
    });
  });
}
