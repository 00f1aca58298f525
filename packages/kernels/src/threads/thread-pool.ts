import type { Machine, RowFunction } from "../wasm/machine.ts";
import * as words from "./control-words.ts";
import { WORKER_SOURCE } from "./worker-source.ts";
import { maySleep, startWorker, type StartedWorker } from "./workers.node.ts";

/** What of a machine its workers share. */
export type SharedMachine = Pick<Machine, "module" | "memory"> & { readonly exports: object };

/** What the calling thread does while workers are at a job. */
export interface Meanwhile {
  /** Before it takes part. */
  readonly first?: () => void;
  /** After each range of rows that it has computed itself; workers may still be at others. */
  readonly each?: (from: number, to: number) => void;
}

/** How long, in milliseconds, the caller sleeps before it counts that a worker has not come. */
const SLICE = 50;

/**
 * The threads that share the work on one machine: the caller, number 0, and workers that run {@link WORKER_SOURCE}.
 * Starting returns at once; a worker takes part as soon as it says, in shared memory, that it is ready, so a program
 * that never yields to its event loop gets its threads too.
 */
export class ThreadPool {
  readonly machine: SharedMachine;
  readonly threads: number;
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #workers: StartedWorker[] = [];
  readonly #names: string[];
  readonly #patience: number;
  readonly #control: SharedArrayBuffer;
  readonly #sleeps = maySleep();
  #refused = false;

  constructor(machine: SharedMachine, threads: number, patience = words.PATIENCE) {
    this.machine = machine;
    this.threads = threads;
    this.#patience = patience;
    this.#names = Object.keys(machine.exports);
    this.#control = new SharedArrayBuffer(words.controlBytes(threads));
    const doubles = words.argumentsOffset(threads);
    this.#words = new Int32Array(this.#control, 0, doubles >> 2);
    this.#numbers = new Float64Array(this.#control, doubles);
  }

  /**
   * Whether any worker would hear of a job. Starts workers, for a job of `claims` claims no more than could have one:
   * each takes 14 MB.
   */
  ready(claims = this.threads): boolean {
    while (this.#workers.length + 1 < Math.min(claims, this.threads) && !this.#refused) this.#start();
    for (let thread = 1; thread <= this.#workers.length; thread++) {
      if (Atomics.load(this.#words, words.stateOf(thread)) !== words.STARTING) return true;
    }
    return false;
  }

  /** Wakes workers for a job that will open within a fraction of a millisecond. */
  wake(): void {
    for (let thread = 1; thread <= this.#workers.length; thread++) {
      if (Atomics.load(this.#words, words.stateOf(thread)) !== words.ASLEEP) continue;
      Atomics.notify(this.#words, words.TICKET);
      return;
    }
  }

  /**
   * Calls the export `name` with `values` and, behind them, ranges of the rows from 0 to `count` and the number of
   * the thread, until every row is done. Whether it is: false when a worker broke or did not come back. It may then
   * still write to the memory, which is lost with this pool. The caller may do more `meanwhile`.
   */
  run(
    name: string,
    values: readonly number[],
    count: number,
    step: number,
    meanwhile: Meanwhile = {},
  ): boolean {
    const { TICKET, WAITING } = words;
    const control = this.#words;
    const given = values.length;
    if (given + 3 > words.MAXIMUM_ARGUMENTS) throw new RangeError(`${name}: ${given} arguments are too many`);
    this.#numbers.set(values);
    control[words.FUNCTION] = this.#names.indexOf(name);
    control[words.ARGUMENTS] = given;
    control[words.COUNT] = count;
    control[words.STEP] = step;
    control[words.DIVISOR] = 2 * this.threads;
    control[words.NEXT] = 0;
    const began = Date.now();
    Atomics.add(control, TICKET, 1);
    for (let thread = 1; thread <= this.#workers.length; thread++) {
      if (Atomics.load(control, words.stateOf(thread)) !== words.ASLEEP) continue;
      Atomics.notify(control, TICKET, Math.ceil(count / step) - 1);
      break;
    }
    let all = true;
    try {
      meanwhile.first?.();
      this.#work(name, values, count, step, meanwhile.each);
    } finally {
      Atomics.add(control, TICKET, 1);
      // What a worker still does is one claim, hardly larger than those that this thread had. (A clock may be set back.)
      const patience = this.#patience + 4 * Math.max(0, Date.now() - began);
      for (let thread = 1; thread <= this.#workers.length; thread++) {
        if (!this.#left(words.stateOf(thread), patience)) all = false;
      }
      Atomics.store(control, WAITING, 0);
    }
    return all;
  }

  /** Ends the workers, whatever they are doing. */
  dismiss(): void {
    Atomics.store(this.#words, words.STOP, 1);
    Atomics.add(this.#words, words.TICKET, 2);
    Atomics.notify(this.#words, words.TICKET);
    for (const worker of this.#workers) worker.terminate();
  }

  #start(): void {
    const { module, memory } = this.machine;
    const thread = this.#workers.length + 1;
    const worker = startWorker(WORKER_SOURCE, {
      module,
      memory,
      thread,
      control: this.#control,
      state: words.stateOf(thread),
      doubles: this.#numbers.byteOffset,
    });
    if (worker === null) this.#refused = true;
    else this.#workers.push(worker);
  }

  #work(
    name: string,
    values: readonly number[],
    count: number,
    step: number,
    each?: Meanwhile["each"],
  ): void {
    const f = (this.machine.exports as Record<string, RowFunction>)[name]!;
    const { NEXT } = words;
    const control = this.#words;
    const divisor = 2 * this.threads;
    for (;;) {
      const from = Atomics.load(control, NEXT);
      if (from >= count) return;
      const to = Math.min(count, from + Math.ceil((count - from) / divisor / step) * step);
      if (Atomics.compareExchange(control, NEXT, from, to) !== from) continue;
      f(...values, from, to, 0);
      each?.(from, to);
    }
  }

  /** Waits until a worker is out of the job. Whether it came out in one piece. */
  #left(state: number, patience: number): boolean {
    const control = this.#words;
    for (let spin = 0; spin < words.SPINS; spin++) {
      const now = Atomics.load(control, state);
      if (now !== words.INSIDE) return now !== words.BROKEN;
    }
    Atomics.store(control, words.WAITING, 1);
    if (this.#sleeps) {
      // In slices: a process that was stopped for an hour has missed one of them.
      for (let slept = 0; slept < patience; slept += SLICE) {
        if (Atomics.wait(control, state, words.INSIDE, SLICE) !== "timed-out") break;
      }
    } else {
      let ticks = 0;
      let last = Date.now();
      while (ticks < patience && Atomics.load(control, state) === words.INSIDE) {
        const now = Date.now();
        if (now !== last) ticks++;
        last = now;
      }
    }
    const now = Atomics.load(control, state);
    return now !== words.INSIDE && now !== words.BROKEN;
  }
}
