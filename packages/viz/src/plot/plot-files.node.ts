import type { Theme } from "../draw/palette.ts";
import { type PngOptions, toPng } from "../formats/png.node.ts";
import type { PlotDoc } from "./plot-doc.ts";
import type { PlotDocument } from "./plot-document.ts";

export interface PlotFileOptions {
  /** `light` (default), `dark`, or another theme of the pictures of graphs. */
  readonly theme?: Theme;
}

/**
 * A plot as an SVG document, without a page: linkedom stands in for one.
 *
 * @example
 * writeFileSync("sine.svg", await plotToSvg(plotFunction(Math.sin)));
 */
export async function plotToSvg(doc: PlotDoc, options: PlotFileOptions = {}): Promise<string> {
  const [{ toPlotSvg }, document] = await Promise.all([import("./plot-svg.ts"), documentOf()]);
  return toPlotSvg(doc, { ...options, document });
}

/** A plot as a static page, with its description and the tables of its numbers. */
export async function plotToHtml(doc: PlotDoc, options: PlotFileOptions = {}): Promise<string> {
  const [{ toPlotHtml }, document] = await Promise.all([import("./plot-html.ts"), documentOf()]);
  return toPlotHtml(doc, { ...options, document });
}

/**
 * A plot as a PNG image.
 *
 * @throws MissingFontError when no font has some character of the plot.
 */
export async function plotToPng(
  doc: PlotDoc,
  options: PlotFileOptions & PngOptions = {},
): Promise<Uint8Array> {
  return toPng(await plotToSvg(doc, options), options);
}

/** Loaded only when something is plotted: together with Observable Plot it takes half a second. */
async function documentOf(): Promise<PlotDocument> {
  const { makeDocument } = await import("./linkedom.js");
  return makeDocument();
}
