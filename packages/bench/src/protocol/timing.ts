import { emit, peakMemory } from "./emit.ts";
import { numberParameter } from "./parameters.ts";

/** Seconds a call takes: the median over chunks of calls, measured for about `seconds` seconds. */
export function rate(call: () => unknown, seconds: number, chunk = 1): number {
  for (let i = 0; i < 3; i++) call();
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const start = performance.now();
    for (let i = 0; i < chunk; i++) call();
    const now = performance.now();
    times.push((now - start) / 1000 / chunk);
    if (now > end) return times.sort((x, y) => x - y)[times.length >> 1]!;
  }
}

/**
 * Trains: first `check` steps, whose last twenty losses are reported, so that all peers can be seen to compute the
 * same; then as many steps as fit into `seconds`, which are counted.
 */
export function train(step: (i: number) => number, name: string): void {
  const check = numberParameter("check", 300);
  const limit = numberParameter("check_limit", 20) * 1000;
  const seconds = numberParameter("seconds", 4);
  const losses: number[] = [];
  const begun = performance.now();
  for (let i = 0; i < check && performance.now() - begun < limit; i++) losses.push(step(i));
  const last = losses.slice(-20);

  let steps = 0;
  const start = performance.now();
  while (performance.now() - start < seconds * 1000) step(losses.length + steps++);
  emit(name, steps / ((performance.now() - start) / 1000), "steps/s", {
    loss: last.reduce((x, y) => x + y, 0) / last.length,
    check_steps: losses.length,
    steps,
    rss: peakMemory(),
  });
}
