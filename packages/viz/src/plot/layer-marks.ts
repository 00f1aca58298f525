import type { Palette } from "../draw/palette.ts";
import * as plot from "./observable-plot.js";
import type { PlotMark } from "./observable-plot.js";
import type {
  ArrowsLayer,
  BarsLayer,
  ContoursLayer,
  LineLayer,
  PlotDoc,
  PlotLayer,
  PointsLayer,
  RuleLayer,
} from "./plot-doc.ts";
import type { PlotFrame } from "./plot-frame.ts";
import { barPaint } from "./plot-legend.ts";
import { seriesStyle } from "./series-style.ts";

/** Where a layer is drawn. */
interface Place {
  readonly doc: PlotDoc;
  readonly palette: Palette;
  readonly frame: PlotFrame;
  /** By which its group is found again in what Observable Plot makes. */
  readonly label: string;
}

/** A layer as marks of Observable Plot. */
export function layerMarks(layer: PlotLayer, place: Place): PlotMark[] {
  switch (layer.kind) {
    case "line":
      return lineMarks(layer, place);
    case "points":
      return pointMarks(layer, place);
    case "arrows":
      return arrowMarks(layer, place);
    case "contours":
      return contourMarks(layer, place);
    case "bars":
      return barMarks(layer, place);
    case "rule":
      return ruleMarks(layer, place);
  }
}

/** What clips a layer to the axes and names it. */
const common = (label: string) => ({ clip: true, ariaDescription: label }) as const;

function lineMarks(layer: LineLayer, { doc, palette, label }: Place): PlotMark[] {
  const { colour, dash, marker } = seriesStyle(palette, layer.style);
  const y = layer.y.map((value) => value ?? NaN);
  const line = { x: layer.x, y, stroke: colour, strokeWidth: 2, strokeDasharray: dash, ...common(label) };
  const dots = markedPoints(layer, doc);
  const drawn = dots.map((i) => [layer.x[i], layer.y[i]]);
  return [
    plot.line({ length: y.length }, line),
    ...(drawn.length === 0
      ? []
      : [plot.dot(drawn, { r: 3, symbol: marker, fill: colour, ariaDescription: "markers" })]),
  ];
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

function pointMarks(layer: PointsLayer, { palette, label }: Place): PlotMark[] {
  const { colour } = seriesStyle(palette, layer.style);
  const options = { x: layer.x, y: layer.y, r: 4.5, fill: colour, stroke: palette.background };
  return [plot.dot({ length: layer.x.length }, { ...options, ...common(label) })];
}

function arrowMarks(layer: ArrowsLayer, { palette, label }: Place): PlotMark[] {
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
      { ...ends, ...look, ...common(label), clip: null },
    ),
    plot.dot(still, { ...at, r: 2, fill: look.stroke, ariaDescription: "no gradient" }),
  ];
}

/** The grey of the notes on light paper. */
function arrowColour(palette: Palette): string {
  return palette.background === "#ffffff" && palette.line !== "#000000" ? "#666666" : palette.line;
}

function contourMarks(layer: ContoursLayer, { palette, label }: Place): PlotMark[] {
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
        ...common(label),
      },
    ),
  ];
}

const halfStep = (values: readonly number[]): number =>
  values.length < 2 ? 0.5 : (values.at(-1)! - values[0]!) / (values.length - 1) / 2;

function barMarks(layer: BarsLayer, { doc, palette, frame, label }: Place): PlotMark[] {
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
        ...common(label),
      },
    ),
  ];
}

function ruleMarks(layer: RuleLayer, { palette }: Place): PlotMark[] {
  const look = {
    stroke: palette.value,
    strokeDasharray: "6 4",
    strokeWidth: 1.2,
    ariaDescription: "cross-hair",
  };
  return [layer.axis === "x" ? plot.ruleX([layer.at], look) : plot.ruleY([layer.at], look)];
}
