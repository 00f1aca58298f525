import type { PlaceOptions } from "./layout.ts";
import { cancelled, tooSlow } from "./layout-error.ts";

export interface Limits extends PlaceOptions {
  readonly boxes: number;
  /** In seconds. */
  readonly timeLimit: number;
  /** Ends the work; called at most once, when the time is up or the signal aborts. */
  stop(): void;
}

/**
 * Waits for work, but only so long.
 *
 * @throws LayoutError when the time is up or the signal aborts.
 */
export async function runLimited<T>(work: Promise<T>, limits: Limits): Promise<T> {
  const { boxes, timeLimit, signal, stop } = limits;
  let end = (): void => {};
  const limit = new Promise<never>((_, reject) => {
    const abort = (): void => reject(cancelled(boxes, signal?.reason));
    // Node turns a delay that is no 32-bit number into none at all.
    const delay = Math.min(timeLimit * 1000, 2 ** 31 - 1);
    const timer = setTimeout(() => reject(tooSlow(boxes, timeLimit)), delay);
    signal?.addEventListener("abort", abort);
    if (signal?.aborted === true) abort();
    end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
  });
  limit.catch(() => stop());
  try {
    return await Promise.race([work, limit]);
  } finally {
    end();
    work.catch(() => {});
  }
}
