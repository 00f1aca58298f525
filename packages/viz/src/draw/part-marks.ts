import type { Direction, Point } from "../layout/layout.ts";
import type { Mark, TextMark } from "./drawing.ts";
import { shownName } from "./legible-text.ts";
import { FONT, JUNCTION_RADIUS, labelSize, NAME_GAP, partSize } from "./part-size.ts";
import type { AnyPart, NamePart } from "./picture.ts";
import { recordMarks } from "./record-marks.ts";
import { CENTRED, textMark } from "./text-mark.ts";
import { wireMarks } from "./wire-marks.ts";

/** Lines end on the rectangle around a pill, so rounder corners would leave a gap before an arrow. */
const PILL_RADIUS = 12;

/**
 * What a part shows, with its middle at the given point. `placed` is the part whose size was reserved there, where
 * that is another.
 */
export function partMarks(part: AnyPart, at: Point, direction: Direction, placed: AnyPart = part): Mark[] {
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
      return wireMarks(part, at, direction, placed.kind === "wire" ? placed : part);
    case "record":
      return recordMarks(part, at, placed.kind === "record" ? placed : part);
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
