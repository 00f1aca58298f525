import { formatNumber } from "../format-number.ts";
import { checkPlotOptions } from "./check-plot-options.ts";
import { contoursOf, GRID } from "./contours-layer.ts";
import type { Numbers } from "./numbers-of.ts";
import { domainsOf, planePlot } from "./plane-plot.ts";
import type { PlotDoc, PlotOptions } from "./plot-doc.ts";
import { plotWordsOf } from "./plot-words.ts";
import { fieldOf, type PlottedField } from "./plotted-function.ts";

export interface ContourPlotOptions extends PlotOptions {
  /** The values of f whose lines are drawn, ascending; ten when left out. */
  readonly levels?: Numbers;
}

/**
 * Lines on which a function of two numbers has the same value.
 *
 * @throws LeibnizError when the function is finite nowhere in the domains.
 *
 * @example
 * plotContour((x0: number, x1: number) => x0 ** 2 + x1 ** 2, { xDomain: [-3, 3], yDomain: [-3, 3] });
 */
export function plotContour(f: PlottedField, options: ContourPlotOptions = {}): PlotDoc {
  const op = "plotContour";
  checkPlotOptions(op, options, ["levels"]);
  const words = plotWordsOf(options.lang);
  const domains = domainsOf(op, options, [-3, 3], [-3, 3]);
  const contours = contoursOf(op, fieldOf(op, f), domains, options.levels, "f");
  return planePlot(op, "contour", options, {
    title: words.contourTitle,
    description: words.contour(contours.layer.levels.map((level) => formatNumber(level)).join(", ")),
    notes: contours.gaps === 0 ? [] : [words.gaps("f", contours.gaps, GRID * GRID, contours.firstGap)],
    facts: [],
    labels: ["x0", "x1"],
    domains,
    layers: [contours.layer],
  });
}
