/** Which way values flow. */
export type Direction = "LR" | "TB";

/** Boxes of known size, and the lines between them: all that a layout program needs to know about a picture. */
export interface LayoutInput {
  readonly direction: Direction;
  /** In the order in which they are to stand where nothing else decides. */
  readonly boxes: readonly LayoutBox[];
  readonly edges: readonly LayoutEdge[];
  /** Parents before children. */
  readonly clusters: readonly LayoutCluster[];
}

export interface LayoutBox {
  readonly id: string;
  readonly shape: "box" | "circle";
  /** In pixels, as every length here. */
  readonly width: number;
  readonly height: number;
  readonly cluster: string | null;
  /** Whether its incoming lines are to arrive in the order of the edges: from the top in LR, from the left in TB. */
  readonly keepsOrder: boolean;
}

/** A line from the middle of the tail's far side (the right side in LR) to the middle of the head's near side. */
export interface LayoutEdge {
  readonly tail: string;
  readonly head: string;
  /** `outline`: the line may meet the head anywhere on its outline, so that arrows fan in. */
  readonly headAt: "middle" | "outline";
  readonly arrow: boolean;
  /** True where the line should be kept short and straight before all others. */
  readonly straight: boolean;
}

export interface LayoutCluster {
  readonly id: string;
  readonly parent: string | null;
  /** The room that its title takes at the top. */
  readonly titleWidth: number;
  readonly titleHeight: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything stands; y grows downwards from the upper left corner. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  /** The middle of each box, by id. */
  readonly boxes: ReadonlyMap<string, Point>;
  /** In the order of the edges. */
  readonly routes: readonly Route[];
  readonly clusters: ReadonlyMap<string, Rectangle>;
}

/** A cubic Bézier spline: a start, then three points for each piece. */
export interface Route {
  readonly points: readonly Point[];
  /** The tip of the arrowhead, whose base is the last point; null without an arrow. */
  readonly tip: Point | null;
}

/** A program that places boxes and routes lines: the same input must always give the same answer. */
export interface Layout {
  place(input: LayoutInput, options?: PlaceOptions): Promise<Placement>;
}

export interface PlaceOptions {
  /** Stops the layout, and the program behind it, when it is aborted. */
  readonly signal?: AbortSignalLike;
}

/** What we need of an `AbortSignal`, which both Node and browsers have. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}
