import { figure } from "../report/figures.ts";
import { plainText } from "../report/markdown.ts";
import { summarize, type Taken, type WorkloadResult } from "../report/results.ts";
import { waitUntilIdle } from "./machine.ts";
import type { Peer } from "./peer.ts";
import { type Run, runProgram } from "./run-program.ts";
import type { Workload } from "./workloads.ts";

export interface Conditions {
  /** How many seconds to wait for an idle machine before each run. */
  readonly idleWait: number;
  /** Where the programs of a workload are started. */
  folderOf(workload: Workload): string;
  /** Told after each run. */
  progress(line: string): void;
}

/**
 * Runs the programs of a workload in turns, round after round, in another order in each, so that a machine that grows
 * warm or busy is so for all of them. A program that fails is reported, and not started again.
 */
export async function measure(
  peers: readonly Peer[],
  workload: Workload,
  conditions: Conditions,
): Promise<WorkloadResult> {
  const order = peers.filter(({ on }) => on.includes(workload.peersOf ?? workload.name));
  const failed = new Map<string, string>();
  const taken: Taken[] = [];
  for (let round = 1; round <= workload.repeats; round++) {
    for (const peer of order.filter(({ id }) => !failed.has(id))) {
      const { measurements, error, disturbed } = await runCalmly(peer, workload, conditions);
      if (error !== null) failed.set(peer.id, error);
      taken.push(...measurements.map((measurement) => ({ id: peer.id, measurement, disturbed })));
      const said = error ?? measurements.map(({ value }) => figure(value)).join(" ");
      const line = `${workload.name} round ${round} ${peer.id} ${said}${disturbed ? " [disturbed]" : ""}`;
      conditions.progress(plainText(line));
    }
    order.push(...order.splice(0, 1));
  }
  return {
    name: workload.name,
    cases: summarize(taken),
    failed: [...failed].map(([id, why]) => ({ id, why })),
  };
}

/** Runs a program, and once more when others disturbed it; unless nobody waits for an idle machine. */
async function runCalmly(peer: Peer, workload: Workload, { idleWait, folderOf }: Conditions): Promise<Run> {
  for (let tries = idleWait > 0 ? 2 : 1; ; tries--) {
    await waitUntilIdle(idleWait);
    const run = await runProgram(peer, workload, folderOf(workload));
    if (tries === 1 || !run.disturbed || run.error !== null) return run;
  }
}
