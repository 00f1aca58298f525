import type { Palette } from "../draw/palette.ts";
import { formatNumber } from "../format-number.ts";
import { contourLabels } from "./contour-labels.ts";
import * as plot from "./observable-plot.js";
import type { PlotMark } from "./observable-plot.js";
import type { ContoursLayer, PlotDoc, PlotLayer } from "./plot-doc.ts";

/** The values of contours, written on their lines where they cover no curve. */
export function levelTexts(
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
