import type { Language } from "../draw/words.ts";

/** What a plot shows. */
export type PlotKind =
  | "loss"
  | "accuracy"
  | "figure"
  | "function"
  | "tangent"
  | "quiver"
  | "descent"
  | "contour"
  | "histogram"
  | "bars";

/** A plot without its looks: every number and every word that a picture, a table or a file of it shows. */
export interface PlotDoc {
  readonly format: "leibniz-plot";
  readonly version: 1;
  readonly kind: PlotKind;
  /** The language that its words are in. */
  readonly lang: Language;
  readonly title: string;
  /** Sentences that say what the picture shows, for those who do not see it. */
  readonly description: string;
  /** What a reader has to know of the data, as gaps; it stands below the picture. */
  readonly notes: readonly string[];
  /** Single figures, as the slope of a tangent. */
  readonly facts: readonly PlotFact[];
  readonly width: number;
  readonly height: number;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly legend: Corner | "auto";
  /** The names of the panels that stand side by side; none when there is but one. */
  readonly panels: readonly string[];
  /** From the lowest to the topmost. */
  readonly layers: readonly PlotLayer[];
}

export interface PlotFact {
  readonly name: string;
  readonly value: number;
}

export interface PlotAxis {
  readonly label: string;
  /** The least and the greatest number of the axis; what lies outside is cut off. */
  readonly domain: readonly [number, number];
  readonly grid: boolean;
  /** Words in place of the numbers 0, 1, 2, …; none on an axis of numbers. */
  readonly names?: readonly string[];
}

export const CORNERS = ["upper right", "upper left", "lower right", "lower left"] as const;
export type Corner = (typeof CORNERS)[number];

export type PlotLayer = LineLayer | PointsLayer | ArrowsLayer | ContoursLayer | BarsLayer | RuleLayer;

/** A curve. Where `y` is null, because a number is missing or not finite, the curve has a gap. */
export interface LineLayer {
  readonly kind: "line";
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  /** Which of the colours, dashes and markers. */
  readonly style: number;
  /** Whether each point has a marker. */
  readonly markers: boolean;
}

export interface PointsLayer {
  readonly kind: "points";
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly style: number;
}

/** Arrows from `(x, y)` along `(dx, dy)`, drawn `scale` times as long. */
export interface ArrowsLayer {
  readonly kind: "arrows";
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly dx: readonly number[];
  readonly dy: readonly number[];
  readonly scale: number;
}

/** Lines of equal height: `z` holds a row for each `y`, a number for each `x` in it. */
export interface ContoursLayer {
  readonly kind: "contours";
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly (number | null)[];
  readonly levels: readonly number[];
}

export interface BarsLayer {
  readonly kind: "bars";
  readonly name: string;
  /** Which panel they stand in. */
  readonly panel: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly y: readonly number[];
  readonly style: number;
}

/** A dashed line across the whole plot, where the axis is `at`. */
export interface RuleLayer {
  readonly kind: "rule";
  readonly axis: "x" | "y";
  readonly at: number;
}

/** What every plot lets one choose. */
export interface PlotOptions {
  /** The language of its words: `en` (default), `ko` or `ja`. */
  readonly lang?: Language;
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly xDomain?: readonly [number, number];
  readonly yDomain?: readonly [number, number];
  /** Of the picture, in pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly legend?: Corner;
}
