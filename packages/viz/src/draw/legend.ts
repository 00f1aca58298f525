import type { Point } from "../layout/layout.ts";
import type { DrawnGroup, TextMark, TextRole } from "./drawing.ts";
import { textWidth } from "./measure.ts";
import { FONT } from "./part-size.ts";
import type { Words } from "./words.ts";

export const LEGEND_HEIGHT = 18;

const SWATCH = 26;
const GAP = 8;

/** The room that the legend takes at the bottom of a picture. */
export function legendWidth(words: Words): number {
  const texts = textWidth(words.valueAbove, FONT.legend) + textWidth(words.gradientBelow, FONT.legend);
  return texts * 1.1 + SWATCH + 3 * GAP;
}

/** A bar with its two words, so that position says what colour says: value above, gradient below. */
export function legendGroup(words: Words, at: Point): DrawnGroup {
  const y = at.y + 0.36 * FONT.legend;
  const text = (role: TextRole, words: string, x: number): TextMark => ({
    kind: "text",
    role,
    text: words,
    size: FONT.legend,
    anchor: "start",
    x,
    y,
  });
  const first = at.x + SWATCH + GAP;
  const second = first + textWidth(words.valueAbove, FONT.legend) * 1.1 + 2 * GAP;
  return {
    id: "legend",
    kind: "legend",
    node: null,
    edge: null,
    title: null,
    marks: [
      { kind: "line", from: at, to: { x: at.x + SWATCH, y: at.y } },
      text("value", words.valueAbove, first),
      text("gradient", words.gradientBelow, second),
    ],
  };
}
