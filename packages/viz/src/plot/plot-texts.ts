import { legible } from "../draw/legible-text.ts";
import type { Palette } from "../draw/palette.ts";
import type { PlotDoc } from "./plot-doc.ts";
import { LABEL_SIZE, NOTE_SIZE, type PlotFrame, TITLE_SIZE } from "./plot-frame.ts";
import { type SvgNode, svgNode } from "./svg-tree.ts";

/** The title, the names of the axes, and the lines below the plot. */
export function textsOf(doc: PlotDoc, frame: PlotFrame, palette: Palette): SvgNode[] {
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
