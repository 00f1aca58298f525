import type { PlotDoc, PlotLayer } from "./plot-doc.ts";
import type { PlotFrame } from "./plot-frame.ts";

/** Where the numbers of a plot stand in its picture. */
export function plottedPixels(
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
