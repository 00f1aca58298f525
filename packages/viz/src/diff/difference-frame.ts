import type { DrawnGroup, Mark } from "../draw/drawing.ts";
import { textWidth } from "../draw/measure.ts";
import type { Point, Rectangle } from "../layout/layout.ts";

/** Between what is framed and its frame. */
const PADDING = 4;

/** Between the two lines of a double frame. */
const GAP = 3;

/** The length of each arm of a corner. */
const ARM = 9;

const BADGE_RADIUS = 9;
const BADGE_SIZE = 14;

/**
 * A double frame with its sign on the upper right corner, and a second sign on the left one: line, shape and sign
 * are there without any colour.
 */
export function doubleFrame(around: Rectangle, signs: readonly string[]): Mark[] {
  const inner = grown(around, PADDING);
  const outer = grown(inner, GAP);
  return [
    outline(corners(inner)),
    outline(corners(outer)),
    ...signs.flatMap((sign, i) => badge(sign, { x: outer.x + (i === 0 ? outer.width : 0), y: outer.y })),
  ];
}

/** Only the four corners of a frame, for what differs as a consequence. */
export function cornerFrame(around: Rectangle, sign: string | null): Mark[] {
  const frame = grown(around, PADDING);
  const [arm, tall] = [Math.min(ARM, frame.width / 3), Math.min(ARM, frame.height / 3)];
  const corner = ({ x, y }: Point, dx: number, dy: number): Mark =>
    outline([
      { x: x + dx * arm, y },
      { x, y },
      { x, y: y + dy * tall },
    ]);
  const [topLeft, topRight, bottomRight, bottomLeft] = corners(frame) as [Point, Point, Point, Point];
  return [
    corner(topLeft, 1, 1),
    corner(topRight, -1, 1),
    corner(bottomRight, -1, -1),
    corner(bottomLeft, 1, -1),
    // Outside the corner, where it covers no letter of a short name.
    ...(sign === null ? [] : badge(sign, { x: topRight.x + 5, y: topRight.y - 5 })),
  ];
}

/** A sign in a little circle. */
export function badge(sign: string, centre: Point): Mark[] {
  return [
    { kind: "circle", role: "op", centre, radius: BADGE_RADIUS },
    {
      kind: "text",
      role: "label",
      text: sign,
      size: BADGE_SIZE,
      anchor: "middle",
      x: centre.x,
      y: centre.y + 0.36 * BADGE_SIZE,
    },
  ];
}

/** The box around a thing itself: of a wire its numbers and bar, without the lines that lead there. */
export function boxAround({ marks }: DrawnGroup): Rectangle | null {
  const boxes = marks.flatMap((mark) => {
    const box = boxOf(mark);
    return box === null ? [] : [box];
  });
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

function boxOf(mark: Mark): Rectangle | null {
  switch (mark.kind) {
    case "text": {
      const width = textWidth(mark.text, mark.size);
      const left = { start: 0, middle: width / 2, end: width }[mark.anchor];
      // From the top of a capital to below the tail of a comma.
      return { x: mark.x - left, y: mark.y - 0.8 * mark.size, width, height: mark.size };
    }
    case "circle": {
      const { centre, radius } = mark;
      return { x: centre.x - radius, y: centre.y - radius, width: 2 * radius, height: 2 * radius };
    }
    case "box":
      return mark;
    case "line": {
      const { from, to } = mark;
      return {
        x: Math.min(from.x, to.x),
        y: Math.min(from.y, to.y),
        width: Math.abs(to.x - from.x),
        height: Math.abs(to.y - from.y),
      };
    }
    default:
      return null;
  }
}

function grown({ x, y, width, height }: Rectangle, by: number): Rectangle {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function corners({ x, y, width, height }: Rectangle): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** Straight lines as the spline that a path mark is; four corners are closed. */
function outline(points: readonly Point[]): Mark {
  const [start] = points;
  const stops = points.length === 4 ? [...points, start!] : points;
  return {
    kind: "path",
    points: stops.flatMap((point, i) => (i === 0 ? [point] : [stops[i - 1]!, point, point])),
  };
}
