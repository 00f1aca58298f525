import type { Point } from "../layout/layout.ts";
import type { DrawnGroup, Mark } from "./drawing.ts";

/** The same group, shifted. */
export function moveGroup(group: DrawnGroup, dx: number, dy: number): DrawnGroup {
  const move = <Place extends Point>(place: Place): Place => ({ ...place, x: place.x + dx, y: place.y + dy });
  const moveMark = (mark: Mark): Mark => {
    switch (mark.kind) {
      case "text":
      case "box":
        return move(mark);
      case "line":
        return { ...mark, from: move(mark.from), to: move(mark.to) };
      case "path":
        return { ...mark, points: mark.points.map(move) };
      case "arrow":
        return { ...mark, base: move(mark.base), tip: move(mark.tip) };
      case "circle":
        return { ...mark, centre: move(mark.centre) };
    }
  };
  return { ...group, marks: group.marks.map(moveMark) };
}
