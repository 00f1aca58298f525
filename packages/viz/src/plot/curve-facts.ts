import { formatNumber } from "../format-number.ts";
import { drawable } from "./axis-domain.ts";
import type { LineLayer, PlotFact } from "./plot-doc.ts";
import { type PlotWords } from "./plot-words.ts";

/** Numbers as a curve shows them, and what has to be said of those that it cannot. */
export interface CurveFacts {
  readonly layer: LineLayer;
  readonly sentence: string;
  readonly notes: readonly string[];
  readonly facts: readonly PlotFact[];
}

/** A curve, with its gaps counted and its extremes found. */
export function curveFacts(
  words: PlotWords,
  curve: {
    readonly name: string;
    readonly x: readonly number[];
    readonly y: readonly (number | null)[];
    readonly style: number;
    readonly markers?: boolean;
    /** The name of the x axis, for messages. */
    readonly axis: string;
  },
): CurveFacts {
  const { name, x, style, markers = false, axis } = curve;
  const y = curve.y.map(drawable);
  let [gaps, firstGap] = [0, -1];
  let [first, last, least, greatest] = [-1, -1, -1, -1];
  for (const [i, value] of y.entries()) {
    if (value === null) {
      if (gaps++ === 0) firstGap = i;
      continue;
    }
    if (first < 0) first = least = greatest = i;
    last = i;
    if (value < y[least]!) least = i;
    if (value > y[greatest]!) greatest = i;
  }
  const at = (i: number): string => `${axis} ${formatNumber(x[i]!)}`;
  const number = (i: number): string => formatNumber(y[i]!);
  return {
    layer: { kind: "line", name, x, y, style, markers },
    sentence:
      first < 0
        ? words.noCurve(name)
        : words.curve({
            name,
            points: String(y.length - gaps),
            first: number(first),
            last: number(last),
            least: number(least),
            leastAt: at(least),
            greatest: number(greatest),
            greatestAt: at(greatest),
          }),
    notes: gaps === 0 ? [] : [words.gaps(name, gaps, y.length, at(firstGap))],
    facts: last < 0 ? [] : [{ name: words.lastOf(name), value: y[last]! }],
  };
}
