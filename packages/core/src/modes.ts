import { recording } from "./recording.ts";
import { refusePromise } from "./scope.ts";

/**
 * Runs `f` without recording: what it computes requires no gradient and holds no graph, as an evaluation wants.
 *
 * ```ts
 * import { noGrad, variable } from "@leibniz/core";
 * const x = variable(3);
 * console.log(noGrad(() => x.mul(x)).requiresGrad); // false
 * ```
 *
 * @throws LeibnizError when `f` is async: the mode would be over before it had run.
 */
export function noGrad<Result>(f: () => Result): Result {
  const before = recording.on;
  recording.on = false;
  try {
    return refusePromise("noGrad", f());
  } finally {
    recording.on = before;
  }
}
