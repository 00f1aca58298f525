/**
 * What the library does beside computing, kept in one object so that a check costs one load.
 *
 * `on`: whether operations on variables record themselves into the graph.
 */
export const recording = { on: true };

/** Runs `f` with recording switched on or off, and restores what was before, also when `f` throws. */
export function withRecording<Result>(on: boolean, f: () => Result): Result {
  const before = recording.on;
  recording.on = on;
  try {
    return f();
  } finally {
    recording.on = before;
  }
}
