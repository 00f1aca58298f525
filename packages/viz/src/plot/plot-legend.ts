import { textWidth } from "../draw/measure.ts";
import type { Palette } from "../draw/palette.ts";
import { type Corner, CORNERS, type PlotDoc } from "./plot-doc.ts";
import type { PlotFrame } from "./plot-frame.ts";
import { type Marker, seriesStyle } from "./series-style.ts";
import { type SvgNode, svgNode } from "./svg-tree.ts";

const SIZE = 12;
const LINE = 20;
const SAMPLE = 34;

interface Entry {
  readonly name: string;
  readonly style: number;
  readonly sample: "line" | "marked line" | "point" | "bar";
}

/** The names of the curves beside samples of them; nothing where there is only one to name. */
export function legendOf(
  doc: PlotDoc,
  frame: PlotFrame,
  palette: Palette,
  /** Where in the picture something is that the legend should not cover. */
  points: readonly (readonly [number, number])[],
): SvgNode[] {
  const entries = doc.panels.length > 0 ? [] : entriesOf(doc);
  if (entries.length < 2) return [];
  // Letters such as m are wider than a text's average.
  const width = SAMPLE + 24 + Math.max(...entries.map(({ name }) => 1.15 * textWidth(name, SIZE)));
  const height = LINE * entries.length + 8;
  const placeOf = (corner: Corner): readonly [number, number] => [
    corner.endsWith("left") ? frame.left + 10 : frame.width - frame.right - 10 - width,
    corner.startsWith("upper") ? frame.top + 10 : frame.plotHeight - frame.bottom - 10 - height,
  ];
  const covered = (corner: Corner): number => {
    const [x, y] = placeOf(corner);
    return points.filter(
      ([px, py]) => px >= x - 4 && px <= x + width + 4 && py >= y - 4 && py <= y + height + 4,
    ).length;
  };
  const corner =
    doc.legend === "auto"
      ? CORNERS.reduce<Corner>((best, other) => (covered(other) < covered(best) ? other : best), CORNERS[0])
      : doc.legend;
  const [x, y] = placeOf(corner);
  return [
    svgNode("g", { class: "legend" }, [
      svgNode("rect", {
        x,
        y,
        width,
        height,
        rx: 4,
        fill: palette.background,
        "fill-opacity": 0.9,
        stroke: palette.clusterLine,
      }),
      ...entries.flatMap((entry, i) => entryNodes(entry, palette, x + 8, y + 4 + LINE * (i + 0.5))),
    ]),
  ];
}

function entriesOf(doc: PlotDoc): Entry[] {
  return doc.layers.flatMap((layer): Entry[] => {
    switch (layer.kind) {
      case "line":
        return [{ name: layer.name, style: layer.style, sample: layer.markers ? "marked line" : "line" }];
      case "points":
        return [{ name: layer.name, style: layer.style, sample: "point" }];
      case "bars":
        return [{ name: layer.name, style: layer.style, sample: "bar" }];
      default:
        return [];
    }
  });
}

function entryNodes({ name, style, sample }: Entry, palette: Palette, x: number, y: number): SvgNode[] {
  const { colour, dash, marker } = seriesStyle(palette, style);
  const stroke = { stroke: colour, "stroke-width": 2 };
  const drawn: SvgNode[] = [];
  if (sample === "bar") {
    drawn.push(svgNode("rect", { x: x + 8, y: y - 6, width: 18, height: 12, ...barPaint(colour, style) }));
  }
  if (sample.endsWith("line")) {
    drawn.push(svgNode("line", { x1: x, y1: y, x2: x + SAMPLE, y2: y, ...stroke, "stroke-dasharray": dash }));
  }
  if (sample === "marked line" || sample === "point") {
    drawn.push(svgNode("path", { d: markerPath(marker, x + SAMPLE / 2, y), fill: colour }));
  }
  const label = {
    x: x + SAMPLE + 8,
    y: y + 4,
    "font-size": SIZE,
    "text-anchor": "start",
    fill: palette.label,
  };
  return [...drawn, svgNode("text", label, name)];
}

/** The first row of bars is filled, the second hollow, the others lighter. */
export function barPaint(colour: string, style: number): Readonly<Record<string, string | number>> {
  return {
    fill: colour,
    "fill-opacity": [0.85, 0, 0.45, 0.2][style % 4]!,
    stroke: colour,
    "stroke-width": 1.5,
  };
}

/** The outlines are of Observable Plot's symbols, of an area of about 28 square pixels. */
function markerPath(marker: Marker, x: number, y: number): string {
  switch (marker) {
    case "circle":
      return `M${x - 3},${y}a3,3,0,1,0,6,0a3,3,0,1,0,-6,0Z`;
    case "square":
      return `M${x - 2.7},${y - 2.7}h5.4v5.4h-5.4Z`;
    case "triangle":
      return `M${x},${y - 4.6}l4,7h-8Z`;
    case "diamond":
      return `M${x},${y - 5}l2.9,5l-2.9,5l-2.9,-5Z`;
  }
}
