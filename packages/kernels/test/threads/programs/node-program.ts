// Computes products in a process of its own, in the circumstances that its argument names, and prints what came out.
import type { Worker } from "node:worker_threads";

const circumstances = process.argv[2];
if (circumstances === "no shared memory") Reflect.deleteProperty(globalThis, "SharedArrayBuffer");
if (circumstances === "no workers") Reflect.set(process, "getBuiltinModule", undefined);
if (circumstances === "no WebAssembly") Reflect.deleteProperty(globalThis, "WebAssembly");

const threading = process.getBuiltinModule?.("node:worker_threads");
if (circumstances === "in a worker" && threading?.isMainThread) {
  const worker: Worker = new threading.Worker(process.argv[1]!, { argv: ["in a worker"] });
  worker.on("error", (error) => {
    throw error;
  });
} else {
  const { setThreads, threads } = await import("../../../src/index.ts");
  const { ThreadPool } = await import("../../../src/threads/thread-pool.ts");
  const { digest } = await import("./digest.ts");

  // A pool runs a job only when it has a worker that is ready.
  let jobs = 0;
  const run = ThreadPool.prototype.run;
  ThreadPool.prototype.run = function (...job) {
    jobs++;
    return run.apply(this, job);
  };

  if (circumstances === "one thread") setThreads(1);
  else setThreads(2);
  const alone = circumstances === "one thread" || circumstances?.startsWith("no ");
  const first = digest();
  // Without a turn of the event loop: workers start all the same.
  while (!alone && jobs < 20) {
    if (digest() !== first) throw new Error("the number of threads changed a number");
  }
  console.log(JSON.stringify({ digest: first, threads: threads(), jobs: jobs > 0 }));

  if (circumstances === "process.exit") process.exit(3);
  if (circumstances === "an uncaught error") throw new Error("an uncaught error");
}
