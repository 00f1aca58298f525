import { arange, LeibnizError } from "@leibniz/core";
import { formatNumber } from "../format-number.ts";
import { drawable } from "./axis-domain.ts";
import { checkPlotOptions } from "./check-plot-options.ts";
import { type Numbers, samplesOf } from "./numbers-of.ts";
import { planePlot, pointText } from "./plane-plot.ts";
import type { PlotDoc, PlotOptions } from "./plot-doc.ts";
import { plotWordsOf } from "./plot-words.ts";
import { fieldOf, type PlottedField } from "./plotted-function.ts";

export interface QuiverPlotOptions extends PlotOptions {
  /** Where the gradient is taken along each axis; left out, −2 to 2 by 0.25. */
  readonly x0?: Numbers;
  readonly x1?: Numbers;
}

const MOST_ARROWS = 10_000;

/**
 * The negative gradient of a function of two numbers as arrows: where it falls most steeply.
 *
 * @throws LeibnizError when there are more than 10,000 arrows, or no gradient is finite.
 *
 * @example
 * plotQuiver((x0: number, x1: number) => x0 ** 2 + x1 ** 2);
 */
export function plotQuiver(f: PlottedField, options: QuiverPlotOptions = {}): PlotDoc {
  const op = "plotQuiver";
  checkPlotOptions(op, options, ["x0", "x1"]);
  const field = fieldOf(op, f);
  const words = plotWordsOf(options.lang);
  const axis = arange(-2, 2.25, 0.25);
  const x0 = samplesOf(op, "x0", options.x0 ?? axis, [-2, 2], 1);
  const x1 = samplesOf(op, "x1", options.x1 ?? axis, [-2, 2], 1);
  if (x0.length * x1.length > MOST_ARROWS) {
    throw new LeibnizError(op, `${x0.length} × ${x1.length} arrows are too many; at most ${MOST_ARROWS}`);
  }
  const arrows: { x: number; y: number; dx: number; dy: number; length: number }[] = [];
  let gaps = 0;
  let firstGap = "";
  for (const y of x1) {
    for (const x of x0) {
      const [g0, g1] = field.gradient(x, y);
      const length = drawable(Math.hypot(g0, g1));
      // 0 − g, as −0 would be printed.
      if (length !== null) arrows.push({ x, y, dx: 0 - g0, dy: 0 - g1, length });
      else if (gaps++ === 0) firstGap = pointText([x, y]);
    }
  }
  if (arrows.length === 0) throw new LeibnizError(op, "no gradient is finite there, so there is no arrow");
  const lengths = arrows.map(({ length }) => length);
  const longest = Math.max(...lengths);
  const spacing = Math.min(gapOf(x0), gapOf(x1));
  const all = x0.length * x1.length;
  return planePlot(op, "quiver", options, {
    title: words.quiverTitle,
    description: words.quiver(arrows.length, formatNumber(Math.min(...lengths)), formatNumber(longest)),
    notes: gaps === 0 ? [] : [words.gaps(words.arrows, gaps, all, firstGap)],
    facts: [],
    labels: ["x0", "x1"],
    domains: [extentOf(x0), extentOf(x1)],
    layers: [
      {
        kind: "arrows",
        name: words.arrows,
        x: arrows.map(({ x }) => x),
        y: arrows.map(({ y }) => y),
        dx: arrows.map(({ dx }) => dx),
        dy: arrows.map(({ dy }) => dy),
        // The longest is a little shorter than the distance of two arrows.
        scale: longest === 0 ? 1 : (0.95 * spacing) / longest,
      },
    ],
  });
}

/** The least distance of two different numbers. */
function gapOf(values: readonly number[]): number {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((value, i) => value - sorted[i]!);
  return gaps.length === 0 ? 1 : Math.min(...gaps);
}

function extentOf(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < high ? [low, high] : [low - 1, high + 1];
}
