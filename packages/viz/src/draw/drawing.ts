import type { Point, Rectangle } from "../layout/layout.ts";
import type { Language } from "./words.ts";

/**
 * A picture in which everything has its place: plain data that one short writer per format turns into SVG, TikZ
 * or a page. It knows roles and no colours; those come with the theme of the writer.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly lang: Language;
  readonly title: string;
  readonly description: string;
  /** In painting order: clusters, wires, operations and names, legend. */
  readonly groups: readonly DrawnGroup[];
}

/** The marks of one thing: a wire with its two numbers, an operation, a name. */
export interface DrawnGroup {
  readonly id: string;
  readonly kind: "cluster" | "wire" | "junction" | "op" | "name" | "record" | "legend" | "difference";
  /** The node of the document that it shows; null for clusters and the legend. */
  readonly node: string | null;
  /** The argument slot that a wire stands for; null for all else. */
  readonly edge: string | null;
  /** The whole text, for a tooltip and a screen reader; null where the marks already say all. */
  readonly title: string | null;
  /** Whether it is the operation at work in this frame of an animation. */
  readonly active?: boolean;
  readonly marks: readonly Mark[];
}

export type Mark = TextMark | LineMark | PathMark | ArrowMark | CircleMark | BoxMark;

/** What a text says, which decides its colour and weight. */
export type TextRole = "value" | "gradient" | "accumulated" | "name" | "label" | "caption" | "title";

/** One line of text; `y` is its baseline. */
export interface TextMark extends Point {
  readonly kind: "text";
  readonly role: TextRole;
  readonly text: string;
  readonly size: number;
  readonly anchor: "start" | "middle" | "end";
}

/** The bar between value and gradient, or the line between two fields of a record. */
export interface LineMark {
  readonly kind: "line";
  /** A bar when it does not say. */
  readonly role?: "bar" | "separator";
  readonly from: Point;
  readonly to: Point;
}

/** A cubic Bézier spline: a start, then three points for each piece. */
export interface PathMark {
  readonly kind: "path";
  readonly points: readonly Point[];
}

/** An arrowhead from the middle of its base to its tip. */
export interface ArrowMark {
  readonly kind: "arrow";
  readonly base: Point;
  readonly tip: Point;
}

/** An operation's circle, or a junction's dot when filled with the colour of the wires. */
export interface CircleMark {
  readonly kind: "circle";
  readonly role: "op" | "junction";
  readonly centre: Point;
  readonly radius: number;
}

/** An operation with a long label, or a cluster. */
export interface BoxMark extends Rectangle {
  readonly kind: "box";
  readonly role: "op" | "cluster";
  /** Of the corners. */
  readonly radius: number;
}
