import type { Direction, Point } from "../layout/layout.ts";
import type { Mark, TextMark, TextRole } from "./drawing.ts";
import { shownName } from "./legible-text.ts";
import {
  CAPTION_RISE,
  FONT,
  GRADIENT_DROP,
  JUNCTION_RADIUS,
  labelSize,
  NAME_GAP,
  partSize,
  VALUE_RISE,
  wireSize,
} from "./part-size.ts";
import type { NamePart, PicturePart, WirePart } from "./picture.ts";

/** Capitals and digits are about 0.72 em tall, so a baseline this far below the middle centres them. */
const CENTRED = 0.36;

/** Lines end on the rectangle around a pill, so rounder corners would leave a gap before an arrow. */
const PILL_RADIUS = 12;

/** What a part shows, with its middle at the given point. */
export function partMarks(part: PicturePart, at: Point, direction: Direction): Mark[] {
  switch (part.kind) {
    case "name":
      return [nameMark(part, at, direction)];
    case "junction":
      return [{ kind: "circle", role: "junction", centre: at, radius: JUNCTION_RADIUS }];
    case "op": {
      const { width, height, shape } = partSize(part, direction);
      const outline: Mark =
        shape === "circle"
          ? { kind: "circle", role: "op", centre: at, radius: width / 2 }
          : {
              kind: "box",
              role: "op",
              x: at.x - width / 2,
              y: at.y - height / 2,
              width,
              height,
              radius: PILL_RADIUS,
            };
      const size = labelSize(part.label);
      return [outline, textMark("label", shownName(part.label), size, at.x, at.y + CENTRED * size)];
    }
    case "wire":
      return wireMarks(part, at, direction);
  }
}

/** A horizontal wire's name stands close to the wire, however much narrower a font is than our measure. */
function nameMark(part: NamePart, at: Point, direction: Direction): TextMark {
  const mark = textMark("name", shownName(part.text), FONT.name, at.x, at.y + CENTRED * FONT.name);
  if (direction === "TB") return mark;
  const inset = partSize(part, direction).width / 2 - NAME_GAP;
  return part.wireStands === "after"
    ? { ...mark, anchor: "end", x: at.x + inset }
    : { ...mark, anchor: "start", x: at.x - inset };
}

function wireMarks(wire: WirePart, at: Point, direction: Direction): Mark[] {
  const { width, height } = wireSize(wire);
  const isVertical = direction === "TB";
  const left = isVertical ? at.x : at.x - width / 2;
  const middle = left + width / 2;
  const marks: Mark[] = [
    { kind: "line", from: { x: left, y: at.y }, to: { x: left + width, y: at.y } },
    textMark("value", wire.value, FONT.number, middle, at.y - VALUE_RISE),
    textMark("gradient", wire.gradient, FONT.number, middle, at.y + GRADIENT_DROP),
  ];
  if (wire.caption !== null) {
    const y = at.y - VALUE_RISE - CAPTION_RISE;
    marks.push(textMark("caption", shownName(wire.caption), FONT.caption, middle, y));
  }
  // A vertical wire passes the bar at its left end: a straight piece from the top of the box to its bottom.
  if (isVertical) {
    const [top, bottom] = [at.y - height / 2, at.y + height / 2];
    marks.push({ kind: "path", points: [top, top, bottom, bottom].map((y) => ({ x: at.x, y })) });
  }
  return marks;
}

function textMark(role: TextRole, text: string, size: number, x: number, y: number): TextMark {
  return { kind: "text", role, text, size, anchor: "middle", x, y };
}
