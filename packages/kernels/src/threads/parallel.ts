import { abandonMachine, type Exports, type Machine, type RowFunction } from "../wasm/machine.ts";
import { type Meanwhile, ThreadPool } from "./thread-pool.ts";
import { setThreads, threads, whenThreadsChange } from "./threads.ts";
import { warn } from "./workers.node.ts";

/** Thrown through a kernel whose machine was lost. Only {@link restarting} sees it. */
class MachineLost extends Error {}

let pool: ThreadPool | undefined;
whenThreadsChange(dismiss);

function dismiss(): void {
  pool?.dismiss();
  pool = undefined;
}

/**
 * Calls the export `name` with `values` and, behind them, a half-open range of rows and the number of the thread (which
 * selects a private area below `threads()`), over and over and from all threads, until the rows from 0 to `count` are
 * done. Ranges begin at multiples of `step`. The calling thread takes part; workers do when they are ready, and are
 * started when the first call wants them. The calling thread may do more `meanwhile`.
 *
 * Call it inside {@link restarting}.
 */
export function parallel(
  machine: Machine,
  name: keyof Exports,
  values: readonly number[],
  count: number,
  step: number,
  meanwhile: Meanwhile = {},
): void {
  const wanted = machine.shared ? threads() : 1;
  if (pool !== undefined && pool.machine !== machine) dismiss();
  if (wanted > 1 && count > step) {
    pool ??= new ThreadPool(machine, wanted);
    if (pool.ready(Math.ceil(count / step))) {
      if (pool.run(name, values, count, step, meanwhile)) return;
      loseMachine();
    }
  }
  meanwhile.first?.();
  (machine.exports as unknown as Record<string, RowFunction>)[name]!(...values, 0, count, 0);
}

/** Says that a call of {@link parallel} will come soon, so that threads which sleep are awake by then. */
export function wakeThreads(): void {
  pool?.wake();
}

/**
 * A worker that hangs may write to the memory at any later time, so the memory goes with it: the machine is left to
 * the garbage collector, and the next one works alone.
 */
function loseMachine(): never {
  dismiss();
  setThreads(1);
  abandonMachine();
  warn(
    "leibniz: a worker thread ended or hung in the middle of a kernel. The kernel runs again, and all later ones run, " +
      "on one thread; setThreads(n) starts new workers.",
  );
  throw new MachineLost("the machine is lost");
}

/**
 * Runs a kernel that calls {@link parallel}, and runs it once more, on a new machine and one thread, when the first
 * lost its machine. So the kernel must ask for the machine inside, and write to its operands only when it ends.
 */
export function restarting<T>(kernel: () => T): T {
  try {
    return kernel();
  } catch (error) {
    if (!(error instanceof MachineLost)) throw error;
    return kernel();
  }
}
