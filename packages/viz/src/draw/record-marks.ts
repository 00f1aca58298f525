import type { Point } from "../layout/layout.ts";
import type { Mark } from "./drawing.ts";
import { fieldWidths, FONT, partSize } from "./part-size.ts";
import type { RecordPart } from "./picture.ts";
import { CENTRED, textMark } from "./text-mark.ts";

/** A box with one field beside the other and a line between any two, each as wide as in the record `placed`. */
export function recordMarks(record: RecordPart, at: Point, placed: RecordPart): Mark[] {
  const { width, height } = partSize(placed, "LR");
  const [top, bottom] = [at.y - height / 2, at.y + height / 2];
  const marks: Mark[] = [{ kind: "box", role: "op", x: at.x - width / 2, y: top, width, height, radius: 0 }];
  const widths = fieldWidths(placed);
  let x = at.x - width / 2;
  record.fields.forEach(({ role, text }, index) => {
    const field = widths[index] ?? 0;
    if (index > 0) marks.push({ kind: "line", role: "separator", from: { x, y: top }, to: { x, y: bottom } });
    if (text !== "")
      marks.push(textMark(role, text, FONT.number, x + field / 2, at.y + CENTRED * FONT.number));
    x += field;
  });
  return marks;
}
