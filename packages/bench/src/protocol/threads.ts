import { setThreads } from "@leibniz/core";

/** Sets the number of threads that BENCH_THREADS says, one when it says nothing. */
export function useThreads(): void {
  setThreads(Number(process.env["BENCH_THREADS"] ?? 1));
}
