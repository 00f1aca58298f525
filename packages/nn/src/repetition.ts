const repetition = { on: false };

/**
 * Runs `f`; layers in it do again what they did last: dropout drops the same numbers, and no running average moves.
 * A gradient by hand and a numerical one both want the function of the last forward, not a new draw of it.
 */
export function repeated<Result>(f: () => Result): Result {
  const before = repetition.on;
  repetition.on = true;
  try {
    return f();
  } finally {
    repetition.on = before;
  }
}

/** Whether a layer computes inside {@link repeated}. */
export function isRepeated(): boolean {
  return repetition.on;
}
