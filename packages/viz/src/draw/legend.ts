import type { Point } from "../layout/layout.ts";
import type { DrawOptions } from "./draw-options.ts";
import type { DrawnGroup, Mark, TextRole } from "./drawing.ts";
import { textWidth } from "./measure.ts";
import { FONT } from "./part-size.ts";
import type { AnyPart, Picture } from "./picture.ts";
import { shownName } from "./legible-text.ts";
import { wordsOf } from "./words.ts";

export const LEGEND_HEIGHT = 18;

const SWATCH = 26;
const GAP = 8;

export interface LegendEntry {
  readonly role: TextRole;
  readonly text: string;
}

/** What the signs of a picture mean: only of those that it has. A record says itself what its fields are. */
export function legendEntries({ parts }: Picture<AnyPart>, options: DrawOptions): LegendEntry[] {
  const words = wordsOf(options.lang);
  const wires = parts.filter((part) => part.kind === "wire");
  const entries: LegendEntry[] = [];
  if (wires.some((wire) => wire.value !== "")) entries.push({ role: "value", text: words.valueAbove });
  if (wires.some((wire) => wire.gradient !== ""))
    entries.push({ role: "gradient", text: words.gradientBelow });
  if (wires.some((wire) => wire.local !== null)) entries.push({ role: "caption", text: words.localBelow });
  if (wires.some((wire) => wire.accumulated !== null))
    entries.push({ role: "accumulated", text: words.sumOfPasses });
  const { symbolic = false } = options;
  if (symbolic !== false && wires.some((wire) => wire.gradient !== ""))
    entries.push({ role: "caption", text: words.upstream(symbolic === true ? "E" : shownName(symbolic)) });
  return entries;
}

const entryWidth = ({ text }: LegendEntry): number => textWidth(text, FONT.legend) * 1.1 + 2 * GAP;

/** The room that the legend takes at the bottom of a picture. */
export function legendWidth(entries: readonly LegendEntry[]): number {
  return entries.reduce((width, entry) => width + entryWidth(entry), SWATCH + GAP);
}

/** A bar with its words, so that position says what colour says: value above, gradient below. */
export function legendGroup(entries: readonly LegendEntry[], at: Point): DrawnGroup {
  const marks: Mark[] = [{ kind: "line", from: at, to: { x: at.x + SWATCH, y: at.y } }];
  let x = at.x + SWATCH + GAP;
  for (const entry of entries) {
    marks.push({
      kind: "text",
      ...entry,
      size: FONT.legend,
      anchor: "start",
      x,
      y: at.y + 0.36 * FONT.legend,
    });
    x += entryWidth(entry);
  }
  return { id: "legend", kind: "legend", node: null, edge: null, title: null, marks };
}
