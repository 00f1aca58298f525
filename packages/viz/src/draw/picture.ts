/**
 * What a book picture consists of, before anything has a place: names, circles, wires and junctions, and the
 * links that join them. DOT text and Drawing are both made from this, so they show the same picture.
 */
export interface Picture<Part extends AnyPart = PicturePart> {
  readonly title: string;
  readonly description: string;
  /** In forward order. */
  readonly parts: readonly Part[];
  /** Those that enter an operation stand in the order of its arguments. */
  readonly links: readonly PictureLink[];
  /** Parents before children; only scopes that hold something. */
  readonly clusters: readonly PictureCluster[];
}

/** What a book picture consists of. */
export type PicturePart = NamePart | OpPart | WirePart | JunctionPart;

/** What any picture consists of. */
export type AnyPart = PicturePart | RecordPart;

interface PartBase {
  /** Unique in the picture and stable: made from the ids of the document. */
  readonly id: string;
  /** The node of the document that this part belongs to. */
  readonly node: string;
  /** The cluster in which it is drawn. */
  readonly scope: string | null;
}

/** A leaf's name before its wire, or the root's name after the last wire. */
export interface NamePart extends PartBase {
  readonly kind: "name";
  readonly text: string;
  /** Whether its wire begins or ends at it. */
  readonly wireStands: "after" | "before";
}

/** One application of an operation. */
export interface OpPart extends PartBase {
  readonly kind: "op";
  readonly label: string;
  /** The operation applied to its inputs, as `x × y`. */
  readonly formula: string;
}

/** A stretch of wire with a value above it and a gradient below. */
export interface WirePart extends PartBase {
  readonly kind: "wire";
  /** The argument slot it stands for; null for a trunk before a junction and for the wire out of the root. */
  readonly edge: string | null;
  /** Empty when it is not to be shown, as the gradient. */
  readonly value: string;
  readonly gradient: string;
  /** The local derivative, which stands below the gradient; null when it is not to be shown. */
  readonly local: string | null;
  /** What several backward passes have added up to, where that is not the gradient; null otherwise. */
  readonly accumulated: string | null;
  /** The name of an intermediate result, which stands nowhere else; null otherwise. */
  readonly caption: string | null;
  readonly sentence: string;
}

/** The point where one value goes to several consumers, and where their gradients are added. */
export interface JunctionPart extends PartBase {
  readonly kind: "junction";
}

/** A tensor as micrograd draws it: a box with a field for its name, one for its value and one for its gradient. */
export interface RecordPart extends PartBase {
  readonly kind: "record";
  readonly fields: readonly RecordField[];
  readonly sentence: string;
}

export interface RecordField {
  readonly role: "name" | "value" | "gradient" | "accumulated";
  readonly text: string;
}

/** A piece of line from the end of one part to the beginning of another. */
export interface PictureLink {
  readonly tail: string;
  readonly head: string;
  /** The wire that this line belongs to. */
  readonly wire: string;
  /** True only where a wire enters an operation. */
  readonly arrow: boolean;
}

export interface PictureCluster {
  readonly id: string;
  readonly title: string;
  readonly parent: string | null;
}
