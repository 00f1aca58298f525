import type { Direction, Point } from "../layout/layout.ts";
import type { Mark } from "./drawing.ts";
import { shownName } from "./legible-text.ts";
import { CAPTION_RISE, FONT, GRADIENT_DROP, ROW_DROP, smallRows, VALUE_RISE, wireSize } from "./part-size.ts";
import type { WirePart } from "./picture.ts";
import { textMark } from "./text-mark.ts";

/**
 * A wire's bar with its texts: the name and the value above it, the gradient and the small rows below. The bar is as
 * long as that of the wire `placed`.
 */
export function wireMarks(wire: WirePart, at: Point, direction: Direction, placed: WirePart): Mark[] {
  const { width, height } = wireSize(placed);
  const isVertical = direction === "TB";
  const left = isVertical ? at.x : at.x - width / 2;
  const middle = left + width / 2;
  const marks: Mark[] = [{ kind: "line", from: { x: left, y: at.y }, to: { x: left + width, y: at.y } }];
  if (wire.value !== "") marks.push(textMark("value", wire.value, FONT.number, middle, at.y - VALUE_RISE));
  if (wire.gradient !== "")
    marks.push(textMark("gradient", wire.gradient, FONT.number, middle, at.y + GRADIENT_DROP));
  if (wire.caption !== null) {
    const y = at.y - VALUE_RISE - CAPTION_RISE;
    marks.push(textMark("caption", shownName(wire.caption), FONT.caption, middle, y));
  }
  smallRows(wire).forEach(({ role, text }, index) => {
    const y = at.y + GRADIENT_DROP + ROW_DROP * (index + 1);
    marks.push(textMark(role, text, FONT.caption, middle, y));
  });
  // A vertical wire passes the bar at its left end: a straight piece from the top of the box to its bottom.
  if (isVertical) {
    const [top, bottom] = [at.y - height / 2, at.y + height / 2];
    marks.push({ kind: "path", points: [top, top, bottom, bottom].map((y) => ({ x: at.x, y })) });
  }
  return marks;
}
