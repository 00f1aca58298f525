// What the host knows of threads: Node through its built-in modules, a browser through its globals. Neither is
// imported, so that one file serves both and a bundle names nothing that the other lacks.

export interface StartedWorker {
  terminate(): unknown;
}

interface NodeThreads {
  Worker: new (
    source: string,
    options: object,
  ) => StartedWorker & {
    unref(): void;
    on(event: "error", listener: () => void): void;
  };
}

interface Host {
  process?: {
    getBuiltinModule?(name: "node:worker_threads"): NodeThreads;
    getBuiltinModule?(name: "node:os"): { availableParallelism(): number };
  };
  navigator?: { hardwareConcurrency?: number };
  Worker?: new (url: string) => StartedWorker & {
    postMessage(data: unknown): void;
    onmessage: () => void;
    onerror: (event: { preventDefault(): void }) => void;
  };
  Blob: new (parts: string[], options: { type: string }) => object;
  URL: { createObjectURL(blob: object): string; revokeObjectURL(url: string): void };
  console?: { warn(text: string): void };
}

const host = globalThis as unknown as Host;

/** How many threads run at the same time on this machine. */
export function processors(): number {
  const { process, navigator } = host;
  try {
    return (
      process?.getBuiltinModule?.("node:os").availableParallelism() ?? navigator?.hardwareConcurrency ?? 1
    );
  } catch {
    return 1;
  }
}

/**
 * Starts a worker; null where none can be had, by a policy or a limit. It never keeps the process alive, and what
 * goes wrong inside it later shows in the control words only.
 */
export function startWorker(source: string, data: object): StartedWorker | null {
  try {
    const threads = host.process?.getBuiltinModule?.("node:worker_threads");
    if (threads) {
      // No flags and no environment of the process: a loader or a preloaded file would run in every worker.
      const options = { eval: true, workerData: data, execArgv: [], env: {}, name: "leibniz" };
      const worker = new threads.Worker(source, options);
      worker.on("error", () => {});
      worker.unref();
      return worker;
    }
    const { Worker, Blob, URL } = host;
    if (Worker === undefined) return null;
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const worker = new Worker(url);
    // The first message says that the source is loaded.
    worker.onmessage = () => URL.revokeObjectURL(url);
    worker.onerror = (event) => event.preventDefault();
    worker.postMessage(data);
    return worker;
  } catch {
    return null;
  }
}

/** Whether this thread may sleep until another wakes it: all may but the main thread of a browser. */
export function maySleep(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1);
    return true;
  } catch {
    return false;
  }
}

/** Tells the user, where there is a console. */
export function warn(text: string): void {
  host.console?.warn(text);
}
