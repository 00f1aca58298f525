/** A function of one number: the loss, as one element of one leaf moves. */
export type Loss = (at: number) => number;

/** What differences can say about one derivative. */
export interface Comparison {
  /** `unclear`: the loss is rounded too coarsely for its differences to show this derivative. */
  readonly verdict: "agrees" | "differs" | "unclear";
  readonly numeric: number;
}

export interface Precision {
  /** The rounding unit of the loss: 2⁻⁵², or 2⁻²³ where it goes through float32. */
  readonly unit: number;
  /** How far, as a part of its size, the analytic derivative may be off: more when it was computed in float32. */
  readonly relative: number;
}

/** Rounding beside this part of the gradient means that a difference proves nothing. */
const CLEAR = 1e-2;
const RUNGS = 9;

/**
 * Holds `analytic` against central differences of `loss` at `at`. There is no absolute tolerance, which would pass
 * any wrong derivative that is small: what is allowed for is what rounding does to the difference.
 *
 * When one difference does not agree, the step may be at fault (too long beside a pole or a kink, too short beside a
 * large loss), so a ladder of steps is tried, and the rung where neighbours differ least is taken (Ridders' idea).
 * At a kink, as of relu at 0, any slope between those of the two sides is right.
 *
 * @param scale the largest derivative nearby: rounding is judged beside it, as a derivative may well be 0.
 */
export function compareDerivative(
  loss: Loss,
  at: number,
  analytic: number,
  scale: number,
  precision: Precision,
): Comparison {
  const { unit, relative } = precision;
  const first = centralDifference(loss, at, Math.cbrt(unit) * Math.max(1, Math.abs(at)), unit);
  const near = (numeric: number, error: number): boolean =>
    Math.abs(analytic - numeric) <= relative * Math.max(Math.abs(analytic), Math.abs(numeric)) + error;
  const clear = (error: number): boolean => error <= CLEAR * scale || scale === 0;
  if (clear(first.rounding) && near(first.slope, first.rounding))
    return { verdict: "agrees", numeric: first.slope };

  const { slope, error, step } = bestOfLadder(loss, at, unit);
  if (near(slope, error) && clear(error)) return { verdict: "agrees", numeric: slope };
  const margin = relative * Math.abs(analytic) + error;
  const sides = slopesAtKink(loss, at, step, 10 * margin);
  if (sides !== null && sides[0] - margin <= analytic && analytic <= sides[1] + margin) {
    return { verdict: "agrees", numeric: analytic };
  }
  const decided = !Number.isFinite(analytic) || Math.abs(analytic - slope) > 10 * error;
  return { verdict: decided ? "differs" : "unclear", numeric: slope };
}

/** The slopes of the two sides, when they stay apart as the step shrinks; those of a smooth loss come together. */
function slopesAtKink(
  loss: Loss,
  at: number,
  step: number,
  least: number,
): [low: number, high: number] | null {
  const here = loss(at);
  const sides = (width: number): [number, number] => {
    const [right, left] = [(loss(at + width) - here) / width, (here - loss(at - width)) / width];
    return [Math.min(right, left), Math.max(right, left)];
  };
  const [wide, narrow] = [sides(step), sides(step / 8)];
  const [gap, rest] = [wide[1] - wide[0], narrow[1] - narrow[0]];
  return rest > least && rest > gap / 2 ? narrow : null;
}

interface Difference {
  readonly slope: number;
  /** How much of the slope may be rounding of the loss. */
  readonly rounding: number;
}

function centralDifference(loss: Loss, at: number, step: number, unit: number): Difference {
  const [high, low] = [at + step, at - step];
  const [up, down] = [loss(high), loss(low)];
  // The step that was taken is not the step that was asked for: it has been rounded too.
  const width = high - low;
  return {
    slope: (up - down) / width,
    rounding: (2 * unit * Math.max(Math.abs(up), Math.abs(down))) / width,
  };
}

function bestOfLadder(loss: Loss, at: number, unit: number): { slope: number; error: number; step: number } {
  let best = { slope: NaN, error: Infinity, step: NaN };
  // From a step that suits numbers around 1, and from one that suits this number.
  for (const first of new Set([0.1 * Math.max(Math.abs(at), 0.01), 0.1 * Math.abs(at) || 0.001])) {
    let before = NaN;
    for (let rung = 0, step = first; rung < RUNGS; rung++, step /= 8) {
      const { slope, rounding } = centralDifference(loss, at, step, unit);
      const error = Math.abs(slope - before) + rounding;
      if (error < best.error) best = { slope, error, step };
      before = slope;
    }
  }
  return best;
}
