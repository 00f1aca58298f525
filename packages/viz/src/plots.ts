/**
 * Plots in a page: what draws a `PlotDoc` with the page's own `document`. The functions that make plots are in
 * `@leibniz/viz`, which does without the libraries that draw.
 *
 * @packageDocumentation
 */
export type { PlotDocument } from "./plot/plot-document.ts";
export { toPlotHtml } from "./plot/plot-html.ts";
export { type PlotSvgOptions, toPlotSvg } from "./plot/plot-svg.ts";
