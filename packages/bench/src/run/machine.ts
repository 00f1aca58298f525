import { readFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** What figures depend on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
}

export function machineFacts(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}

/** Linux counts time in hundredths of a second. */
const TICKS = 100;

/** Seconds that all processes have computed together, since the machine started; null where that is not told. */
export function busySeconds(): number | null {
  const [, user, nice, system] = read("/proc/stat").split("\n")[0]!.trim().split(/\s+/).map(Number);
  return user === undefined ? null : (user + nice! + system!) / TICKS;
}

/** Seconds that a process and its ended children have computed; null where that is not told. */
export function secondsOf(pid: number): number | null {
  const fields = read(`/proc/${pid}/stat`).split(") ")[1]?.split(" ").slice(11, 15).map(Number);
  return fields === undefined ? null : fields.reduce((x, y) => x + y, 0) / TICKS;
}

/** Waits until other processes leave the cores alone, `seconds` at most. */
export async function waitUntilIdle(seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const before = busySeconds();
    await sleep(300);
    const after = busySeconds();
    if (before === null || after === null || (after - before) / 0.3 < 0.2) return;
    await sleep(500);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
