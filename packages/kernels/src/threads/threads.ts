import { processors } from "./workers.node.ts";

/** The most threads that {@link setThreads} grants. */
export const MAXIMUM_THREADS = 64;

let wanted: number | undefined;
let release: (() => void) | undefined;

/**
 * How many threads share a large kernel: as many as the machine runs at once, unless {@link setThreads} said
 * otherwise; 1 where memory cannot be shared, as in a page that is not cross-origin isolated.
 */
export function threads(): number {
  if (typeof SharedArrayBuffer !== "function") return 1;
  return (wanted ??= Math.max(1, Math.min(processors(), MAXIMUM_THREADS)));
}

/**
 * Says how many threads share a large kernel; 1 starts no workers. No result depends on it. More than the machine has
 * are allowed, up to {@link MAXIMUM_THREADS}, and slower.
 *
 * @throws RangeError when `count` is not a whole number from 1 to {@link MAXIMUM_THREADS}.
 */
export function setThreads(count: number): void {
  if (!Number.isInteger(count) || count < 1 || count > MAXIMUM_THREADS) {
    throw new RangeError(
      `setThreads: ${count} is not a whole number from 1 to ${MAXIMUM_THREADS}. 1 works without workers.`,
    );
  }
  if (count !== wanted) release?.();
  wanted = count;
}

/** Calls `ended` whenever another number of threads is wanted, so that who holds workers lets them go. */
export function whenThreadsChange(ended: () => void): void {
  release = ended;
}
