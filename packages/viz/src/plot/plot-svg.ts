import { optionNames } from "../check-choice.ts";
import { paletteOf, type Theme } from "../draw/palette.ts";
import { checkPictureOptions } from "../draw/picture-options.ts";
import { FONT_FAMILY } from "../draw/svg.ts";
import { layerMarks } from "./layer-marks.ts";
import { levelTexts } from "./level-texts.ts";
import * as plot from "./observable-plot.js";
import type { PlotDoc, PlotLayer } from "./plot-doc.ts";
import type { PlotDocument } from "./plot-document.ts";
import { frameOf, type PlotFrame, TICK_SIZE } from "./plot-frame.ts";
import { legendOf } from "./plot-legend.ts";
import { textsOf } from "./plot-texts.ts";
import { plotWordsOf } from "./plot-words.ts";
import { plottedPixels } from "./plotted-pixels.ts";
import { cleanSvg, svgNode, writeSvg } from "./svg-tree.ts";
import { thinPoints } from "./thin-points.ts";

export interface PlotSvgOptions {
  /** The page's `document`, or linkedom's: it makes the elements, and nothing is added to it. */
  readonly document: PlotDocument;
  /** `light` (default), `dark`, or another theme of the pictures of graphs. */
  readonly theme?: Theme;
}

const NAMES = optionNames<PlotSvgOptions>({ document: true, theme: true });

/**
 * A plot as a self-contained SVG document: shapes and texts, no style sheet, no script. The same plot gives the same
 * bytes. Curves of very many points are thinned so that no peak is lost, and a line below the plot says so.
 *
 * @example
 * const svg = toPlotSvg(plotFunction(Math.sin), { document, theme: "dark" });
 */
export function toPlotSvg(doc: PlotDoc, options: PlotSvgOptions): string {
  checkPictureOptions("toPlotSvg", options, NAMES);
  const palette = paletteOf(options.theme);
  const words = plotWordsOf(doc.lang);
  const notes = [...doc.notes];
  const columns = 2 * Math.max(1, Math.round(doc.width));
  const layers = doc.layers.map((layer): PlotLayer => {
    if (layer.kind !== "line") return layer;
    const { thinned, ...points } = thinPoints(layer.x, layer.y, doc.x.domain, columns);
    if (thinned) notes.push(words.thinned(layer.name, layer.x.length.toLocaleString("en")));
    return { ...layer, ...points };
  });
  const frame = frameOf(doc, notes);
  const labelled = layers.find((layer) => layer.kind === "contours");
  const marks = layers.map((layer, i) => layerMarks(layer, { doc, palette, frame, label: `layer ${i}` }));
  if (labelled !== undefined) marks.push([levelTexts(labelled, layers, doc, palette)]);
  const root = plot.plot({
    document: options.document,
    width: frame.width,
    height: frame.plotHeight,
    marginTop: frame.top,
    marginRight: frame.right,
    marginBottom: frame.bottom,
    marginLeft: frame.left,
    style: { fontSize: `${TICK_SIZE}px` },
    x: { domain: doc.x.domain, label: null, ...axisOf(frame.x), grid: doc.x.grid },
    y: { domain: doc.y.domain, label: null, ...axisOf(frame.y), grid: doc.y.grid },
    fx: doc.panels.length > 0 ? panelAxis(doc) : undefined,
    marks: [plot.frame({ stroke: palette.line }), ...marks.flat()],
  });
  const prefix = `plot-${hashOf(JSON.stringify(doc))}`;
  const drawn = cleanSvg(root, {
    prefix,
    colour: palette.name,
    titleOf: (label) => {
      const layer = doc.layers[Number(/^layer (\d+)$/.exec(label)?.[1] ?? -1)];
      return layer === undefined || layer.kind === "rule" ? null : layer.name;
    },
  });
  return writeSvg(
    svgNode(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        width: frame.width,
        height: frame.height,
        viewBox: `0 0 ${frame.width} ${frame.height}`,
        role: "img",
        lang: doc.lang,
        "aria-labelledby": `${prefix}-title`,
        "aria-describedby": `${prefix}-desc`,
        "font-family": FONT_FAMILY,
      },
      [
        svgNode("title", { id: `${prefix}-title` }, doc.title),
        svgNode("desc", { id: `${prefix}-desc` }, [doc.description, ...notes].join(" ")),
        svgNode("rect", { width: frame.width, height: frame.height, fill: palette.background }),
        svgNode(
          "g",
          { class: "plot", fill: palette.name, "font-size": TICK_SIZE, "text-anchor": "middle" },
          drawn,
        ),
        ...legendOf(doc, frame, palette, plottedPixels(layers, doc, frame)),
        ...textsOf(doc, frame, palette),
      ],
    ),
  );
}

function axisOf({ at, texts }: PlotFrame["x"]): Readonly<Record<string, unknown>> {
  return { ticks: at, tickFormat: (_: number, i: number) => texts[i] ?? "" };
}

function panelAxis({ panels }: PlotDoc): Readonly<Record<string, unknown>> {
  return {
    domain: panels.map((_, i) => i),
    label: null,
    axis: "top",
    padding: 0.1,
    tickFormat: (i: number) => panels[i] ?? "",
  };
}

/** FNV-1a, 32 bits: ids of two plots in one page differ, and those of one plot stay. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
