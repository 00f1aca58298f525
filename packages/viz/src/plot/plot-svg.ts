import { FONT_FAMILY } from "../draw/svg.ts";
import { legible } from "../draw/legible-text.ts";
import { type Palette, paletteOf, type Theme } from "../draw/palette.ts";
import { formatNumber } from "../format-number.ts";
import { contourLabels } from "./contour-labels.ts";
import * as plot from "./observable-plot.js";
import type { PlotMark } from "./observable-plot.js";
import type { ContoursLayer, LineLayer, PlotDoc, PlotLayer } from "./plot-doc.ts";
import type { PlotDocument } from "./plot-document.ts";
import { frameOf, LABEL_SIZE, NOTE_SIZE, type PlotFrame, TICK_SIZE, TITLE_SIZE } from "./plot-frame.ts";
import { barPaint, legendOf } from "./plot-legend.ts";
import { plotWordsOf } from "./plot-words.ts";
import { seriesStyle } from "./series-style.ts";
import { cleanSvg, type SvgNode, svgNode, writeSvg } from "./svg-tree.ts";
import { thinPoints } from "./thin-points.ts";

export interface PlotSvgOptions {
  /** The page's `document`, or linkedom's: it makes the elements, and nothing is added to it. */
  readonly document: PlotDocument;
  /** `light` (default), `dark`, or another theme of the pictures of graphs. */
  readonly theme?: Theme;
}

/**
 * A plot as a self-contained SVG document: shapes and texts, no style sheet, no script. The same plot gives the same
 * bytes. Curves of very many points are thinned so that no peak is lost, and a line below the plot says so.
 *
 * @example
 * const svg = toPlotSvg(plotFunction(Math.sin), { document, theme: "dark" });
 */
export function toPlotSvg(doc: PlotDoc, options: PlotSvgOptions): string {
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
  const marks = layers.map((layer, i) => marksOf(layer, { doc, palette, frame, label: `layer ${i}` }));
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
        ...legendOf(doc, frame, palette, pixelsOf(layers, doc, frame)),
        ...textsOf(doc, frame, palette),
      ],
    ),
  );
}

interface Drawn {
  readonly doc: PlotDoc;
  readonly palette: Palette;
  readonly frame: PlotFrame;
  readonly label: string;
}

function marksOf(layer: PlotLayer, { doc, palette, frame, label }: Drawn): PlotMark[] {
  const common = { clip: true, ariaDescription: label };
  switch (layer.kind) {
    case "line": {
      const { colour, dash, marker } = seriesStyle(palette, layer.style);
      const y = layer.y.map((value) => value ?? NaN);
      const line = { x: layer.x, y, stroke: colour, strokeWidth: 2, strokeDasharray: dash, ...common };
      const dots = markedPoints(layer, doc);
      const drawn = dots.map((i) => [layer.x[i], layer.y[i]]);
      return [
        plot.line({ length: y.length }, line),
        ...(drawn.length === 0
          ? []
          : [plot.dot(drawn, { r: 3, symbol: marker, fill: colour, ariaDescription: "markers" })]),
      ];
    }
    case "points": {
      const { colour } = seriesStyle(palette, layer.style);
      const options = { x: layer.x, y: layer.y, r: 4.5, fill: colour, stroke: palette.background };
      return [plot.dot({ length: layer.x.length }, { ...options, ...common })];
    }
    case "arrows": {
      const indices = layer.x.map((_, i) => i);
      const end = (from: readonly number[], by: readonly number[]) => (i: number) =>
        from[i]! + layer.scale * by[i]!;
      const still = indices.filter((i) => layer.dx[i] === 0 && layer.dy[i] === 0);
      const at = { x: (i: number) => layer.x[i], y: (i: number) => layer.y[i] };
      const ends = {
        x1: at.x,
        y1: at.y,
        x2: end(layer.x, layer.dx),
        y2: end(layer.y, layer.dy),
      };
      const look = { stroke: arrowColour(palette), strokeWidth: 1.4, headLength: 6 };
      return [
        plot.arrow(
          indices.filter((i) => !still.includes(i)),
          { ...ends, ...look, ...common, clip: null },
        ),
        plot.dot(still, { ...at, r: 2, fill: look.stroke, ariaDescription: "no gradient" }),
      ];
    }
    case "contours": {
      const [halfX, halfY] = [halfStep(layer.x), halfStep(layer.y)];
      return [
        plot.contour(
          layer.z.map((value) => value ?? NaN),
          {
            width: layer.x.length,
            height: layer.y.length,
            // Each number stands in the middle of its cell.
            x1: layer.x[0]! - halfX,
            x2: layer.x.at(-1)! + halfX,
            y1: layer.y[0]! - halfY,
            y2: layer.y.at(-1)! + halfY,
            value: (value: number) => value,
            thresholds: layer.levels,
            fill: "none",
            stroke: palette.caption,
            strokeWidth: 1.1,
            ...common,
          },
        ),
      ];
    }
    case "bars": {
      const { colour } = seriesStyle(palette, layer.style);
      const panel = doc.panels.length > 0 ? { fx: layer.y.map(() => layer.panel) } : {};
      const inset = doc.panels.length > 0 ? {} : { insetLeft: 1, insetRight: 1 };
      const paint = barPaint(colour, layer.style);
      return [
        plot.rectY(
          { length: layer.y.length },
          {
            x1: layer.from,
            x2: layer.to,
            y1: layer.y.map((value) => Math.min(0, value)),
            y2: layer.y.map((value) => Math.max(0, value)),
            fill: paint["fill"],
            fillOpacity: paint["fill-opacity"],
            stroke: paint["stroke"],
            strokeWidth: doc.panels.length > 0 || frame.x.at.length > 40 ? 0.5 : paint["stroke-width"],
            ...inset,
            ...panel,
            ...common,
          },
        ),
      ];
    }
    case "rule": {
      const look = {
        stroke: palette.value,
        strokeDasharray: "6 4",
        strokeWidth: 1.2,
        ariaDescription: "cross-hair",
      };
      return [layer.axis === "x" ? plot.ruleX([layer.at], look) : plot.ruleY([layer.at], look)];
    }
  }
}

/** All points of a curve with markers; of one without, those that stand alone between gaps and would not be seen. */
function markedPoints(layer: LineLayer, doc: PlotDoc): number[] {
  const [xLow, xHigh] = doc.x.domain;
  const [yLow, yHigh] = doc.y.domain;
  return layer.x.flatMap((x, i) => {
    const y = layer.y[i] ?? null;
    if (y === null || x < xLow || x > xHigh || y < yLow || y > yHigh) return [];
    const alone = (layer.y[i - 1] ?? null) === null && (layer.y[i + 1] ?? null) === null;
    return layer.markers || alone ? [i] : [];
  });
}

function levelTexts(
  layer: ContoursLayer,
  layers: readonly PlotLayer[],
  doc: PlotDoc,
  palette: Palette,
): PlotMark {
  const share = (value: number, [low, high]: readonly [number, number]): number =>
    (value - low) / (high - low);
  const avoid = layers.flatMap((other) =>
    other.kind === "line"
      ? other.x.map((x, i) => [share(x, doc.x.domain), share(other.y[i] ?? NaN, doc.y.domain)] as const)
      : [],
  );
  const near = avoid.filter(([x, y]) => x >= 0 && x <= 1 && y >= 0 && y <= 1).slice(0, 400);
  return plot.text(contourLabels(layer, near), {
    x: "x",
    y: "y",
    text: ({ level }: { level: number }) => formatNumber(level, 4).replace("-", "−"),
    fill: palette.label,
    stroke: palette.background,
    strokeWidth: 4,
    fontSize: 11,
    ariaDescription: "levels",
  });
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

/** Where the numbers of a plot stand in its picture. */
function pixelsOf(
  layers: readonly PlotLayer[],
  doc: PlotDoc,
  frame: PlotFrame,
): (readonly [number, number])[] {
  const [width, height] = [
    frame.width - frame.left - frame.right,
    frame.plotHeight - frame.top - frame.bottom,
  ];
  const pixel = (x: number, y: number): readonly [number, number] => [
    frame.left + (width * (x - doc.x.domain[0])) / (doc.x.domain[1] - doc.x.domain[0]),
    frame.top + (height * (doc.y.domain[1] - y)) / (doc.y.domain[1] - doc.y.domain[0]),
  ];
  return layers.flatMap((layer) => {
    if (layer.kind === "line" || layer.kind === "points") {
      return layer.x.flatMap((x, i) => {
        const y = layer.y[i] ?? null;
        return y === null ? [] : [pixel(x, y)];
      });
    }
    if (layer.kind !== "bars") return [];
    // A bar covers all from 0 to its top.
    return layer.y.flatMap((y, i) =>
      [0.25, 0.5, 0.75, 1].map((share) => pixel((layer.from[i]! + layer.to[i]!) / 2, share * y)),
    );
  });
}

function textsOf(doc: PlotDoc, frame: PlotFrame, palette: Palette): SvgNode[] {
  const text = (attributes: Readonly<Record<string, string | number>>, content: string): SvgNode =>
    svgNode("text", attributes, legible(content));
  const middle = (frame.left + frame.width - frame.right) / 2;
  return [
    ...frame.titleLines.map((line, i) =>
      text(
        {
          class: "title",
          x: 16,
          y: 28 + 21 * i,
          "font-size": TITLE_SIZE,
          "font-weight": 600,
          fill: palette.name,
        },
        line,
      ),
    ),
    text(
      {
        class: "y-label",
        x: 16,
        y: frame.top - 11 - (doc.panels.length > 0 ? 20 : 0),
        "font-size": LABEL_SIZE,
        fill: palette.name,
      },
      doc.y.label,
    ),
    text(
      {
        class: "x-label",
        x: middle,
        y: frame.plotHeight - 14,
        "font-size": LABEL_SIZE,
        "text-anchor": "middle",
        fill: palette.name,
      },
      doc.x.label,
    ),
    ...frame.lines.map((line) =>
      text({ class: "note", x: 16, y: line.y, "font-size": NOTE_SIZE, fill: palette.caption }, line.text),
    ),
  ];
}

/** The grey of the notes on light paper. */
function arrowColour(palette: Palette): string {
  return palette.background === "#ffffff" && palette.line !== "#000000" ? "#666666" : palette.line;
}

const halfStep = (values: readonly number[]): number =>
  values.length < 2 ? 0.5 : (values.at(-1)! - values[0]!) / (values.length - 1) / 2;

/** FNV-1a, 32 bits: ids of two plots in one page differ, and those of one plot stay. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
