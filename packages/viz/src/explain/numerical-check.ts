import { numericalDiff, replay, type Tensor } from "@leibniz/core";

/** How one gradient compares with central differences of the replayed graph. */
export interface NumericalCheck {
  readonly elements: number;
  readonly checked: number;
  /** Of the first element: the only one, for a scalar. */
  readonly numeric: number;
  /** The largest over all elements that were checked. */
  readonly difference: number;
  readonly verdict: "agrees" | "differs" | "kink";
  /** The slopes of both sides, at a kink. */
  readonly sides: readonly [left: number, right: number] | null;
}

const ROUNDS = 10;
/** One element asks for so many runs of the graph. */
const RUNS = 2 * ROUNDS + 3;

/**
 * Holds the gradient of `root` with respect to `tensor`, a leaf or one between, against differences: the graph is
 * run again with one element moved.
 *
 * @param most how many elements may be checked; a large tensor is sampled evenly.
 * @returns null when there is no gradient, or when the graph cannot be run again.
 */
export function checkNumerically(root: Tensor, tensor: Tensor, most: number): NumericalCheck | null {
  const explanation = root.explanation();
  const [seed, found] = [explanation?.gradientOf(root)?.data, explanation?.gradientOf(tensor)?.data];
  if (seed === undefined || found === undefined || found.length === 0) return null;
  const values = Float64Array.from(tensor.data);
  try {
    const wide = tensor.dtype === "float64" ? tensor : tensor.cast("float64");
    const relative = [root, tensor].some((each) => each.dtype === "float32") ? 1e-3 : 1e-6;
    const stride = Math.max(1, Math.ceil(values.length / most));
    const comparisons = Array.from({ length: Math.ceil(values.length / stride) }, (_, i) => {
      const element = i * stride;
      const lossAt = (at: number): number => {
        const moved = values.slice();
        moved[element] = at;
        let loss = 0;
        replay(root, new Map([[tensor, wide.like(moved)]])).data.forEach((value: number, j: number) => {
          loss += value * seed[j]!;
        });
        return loss;
      };
      return compare(lossAt, values[element]!, found[element]!, relative);
    });
    const worst = comparisons.reduce((before, each) => (isWorse(each, before) ? each : before));
    return {
      elements: values.length,
      checked: comparisons.length,
      numeric: comparisons[0]!.numeric,
      difference: worst.difference,
      verdict: worst.verdict,
      sides: worst.sides,
    };
  } catch {
    // An operation that a program made for itself may refuse to run twice: then there is nothing to compare with.
    return null;
  }
}

/** How many elements may be checked, so that the whole takes about as long as `budget` elementwise results. */
export function elementsWithin(budget: number, sizeOfGraph: number): number {
  return Math.min(20, Math.floor(budget / (RUNS * Math.max(1, sizeOfGraph))));
}

type Comparison = Pick<NumericalCheck, "numeric" | "difference" | "verdict" | "sides">;

const SEVERITY = { agrees: 0, kink: 1, differs: 2 } as const;

function isWorse(x: Comparison, y: Comparison): boolean {
  const graver = SEVERITY[x.verdict] - SEVERITY[y.verdict];
  return graver > 0 || (graver === 0 && x.difference > y.difference);
}

function compare(f: (x: number) => number, x: number, found: number, relative: number): Comparison {
  const { slope, error } = extrapolated(f, x);
  const difference = Math.abs(found - slope);
  const near = relative * Math.max(1, Math.abs(found), Math.abs(slope)) + 10 * error;
  if (difference <= near) return { numeric: slope, difference, verdict: "agrees", sides: null };
  const step = Math.sqrt(relative) * 1e-3 * Math.max(1, Math.abs(x));
  const [left, right] = [(f(x) - f(x - step)) / step, (f(x + step) - f(x)) / step];
  const slack = 1e-2 * Math.abs(right - left);
  const within =
    found >= Math.min(left, right) - slack && found <= Math.max(left, right) + slack && slack > 10 * relative;
  return within
    ? { numeric: slope, difference, verdict: "kink", sides: [left, right] }
    : { numeric: slope, difference, verdict: "differs", sides: null };
}

/**
 * Central differences with ever smaller steps, extrapolated to the step 0 (Ridders, "Accurate computation of F′(x)
 * and F′(x) F″(x)", 1982): a tableau in which each column takes away one more power of the step, as long as it helps.
 */
function extrapolated(f: (x: number) => number, x: number): { slope: number; error: number } {
  const SHRINK = 1.4;
  let h = 0.1 * Math.max(Math.abs(x), 0.1);
  let before = [numericalDiff(f, x, { h })];
  let best = { slope: before[0]!, error: Infinity };
  for (let i = 1; i < ROUNDS; i++) {
    h /= SHRINK;
    const row = [numericalDiff(f, x, { h })];
    let weight = SHRINK * SHRINK;
    for (let j = 1; j <= i; j++) {
      row.push((row[j - 1]! * weight - before[j - 1]!) / (weight - 1));
      weight *= SHRINK * SHRINK;
      const error = Math.max(Math.abs(row[j]! - row[j - 1]!), Math.abs(row[j]! - before[j - 1]!));
      if (error <= best.error) best = { slope: row[j]!, error };
    }
    before = row;
  }
  return best;
}
