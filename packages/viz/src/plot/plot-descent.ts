import { drawable } from "./axis-domain.ts";
import { checkPlotOptions } from "./check-plot-options.ts";
import { contoursOf } from "./contours-layer.ts";
import { DESCENT_OPTIONS, type DescentOptions, descentPaths } from "./descent-paths.ts";
import { domainsOf, planePlot, pointText } from "./plane-plot.ts";
import type { ContourPlotOptions } from "./plot-contour.ts";
import type { PlotDoc, PlotFact, PlotLayer } from "./plot-doc.ts";
import { plotWordsOf } from "./plot-words.ts";
import { fieldOf, type PlottedField } from "./plotted-function.ts";

export interface DescentPlotOptions extends ContourPlotOptions, DescentOptions {}

/**
 * The path of gradient descent over the contours of the function: each point before its step, x ← x − η · ∇f(x), with a
 * dashed cross-hair where the axes are 0.
 *
 * @throws LeibnizError when neither `start` nor `paths` is given, or a setting is none.
 *
 * @example
 * plotDescent((x0: number, x1: number) => x0 ** 2 + x1 ** 2, { start: [-3, 4], learningRate: 0.1, steps: 20 });
 */
export function plotDescent(f: PlottedField, options: DescentPlotOptions): PlotDoc {
  const op = "plotDescent";
  checkPlotOptions(op, options, ["levels", ...DESCENT_OPTIONS]);
  const field = fieldOf(op, f);
  const words = plotWordsOf(options.lang);
  const domains = domainsOf(op, options, [-3.5, 3.5], [-4.5, 4.5]);
  const { xLabel = "X0", yLabel = "X1" } = options;
  const paths = descentPaths(op, field, options, words.path);
  const contours = contoursOf(op, field, domains, options.levels, "f");
  const notes: string[] = [];
  const facts: PlotFact[] = [];
  const sentences: string[] = [];
  const layers: PlotLayer[] = [
    contours.layer,
    { kind: "rule", axis: "y", at: 0 },
    { kind: "rule", axis: "x", at: 0 },
  ];
  for (const [style, { name, points, end }] of paths.entries()) {
    const shown = points.map((point): readonly (number | null)[] => point.map(drawable));
    const bad = shown.findIndex((point) => point.includes(null));
    const finite = bad < 0 ? points : points.slice(0, bad);
    if (bad >= 0)
      notes.push(words.gaps(name, points.length - bad, points.length, words.iteration + ` ${bad}`));
    layers.push({
      kind: "line",
      name,
      x: finite.map(([x]) => x),
      y: finite.map(([, y]) => y),
      style,
      markers: true,
    });
    facts.push(
      { name: words.endOf(name, xLabel), value: end[0] },
      { name: words.endOf(name, yLabel), value: end[1] },
    );
    sentences.push(
      words.descent({ name, points: points.length, from: pointText(points[0]!), to: pointText(end) }),
    );
  }
  return planePlot(op, "descent", options, {
    title: words.descentTitle,
    description: sentences.join(" "),
    notes,
    facts,
    labels: [xLabel, yLabel],
    domains,
    layers,
  });
}
