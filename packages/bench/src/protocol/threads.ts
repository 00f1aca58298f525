import * as core from "@leibniz/core";

/** Sets the number of threads that BENCH_THREADS says, one when it says nothing. */
export function useThreads(): void {
  const threads = Number(process.env["BENCH_THREADS"] ?? 1);
  if ("setThreads" in core && typeof core.setThreads === "function") core.setThreads(threads);
  else if (threads > 1)
    throw new Error(`@leibniz/core has one thread, and BENCH_THREADS asks for ${threads}`);
}
