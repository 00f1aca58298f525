/** How two graphs differ, as plain data. `a` and `b` name the first and the second document. */
export interface GraphDiff {
  readonly format: "leibniz-diff";
  readonly version: 1;
  /** Nothing was added or removed, and nothing differs by more than the tolerance. */
  readonly equal: boolean;
  readonly tolerance: number;
  /** The nodes that stand for each other, as ids in `a` and in `b`, in forward order of `a`. */
  readonly pairs: readonly (readonly [a: string, b: string])[];
  /** Ids of what only `b` holds, in its order. */
  readonly added: Elements;
  /** Ids of what only `a` holds, in its order. */
  readonly removed: Elements;
  /** Pairs that differ, in forward order of `a`. */
  readonly changed: {
    readonly nodes: readonly Change<NodeAspect>[];
    readonly edges: readonly Change<EdgeAspect>[];
  };
  /** Where the two part: the first wire in forward order whose value or operation differs. */
  readonly firstForward: DifferingWire | null;
  /** The first wire in backward order along which another gradient flows back. */
  readonly firstBackward: DifferingWire | null;
}

/** Ids of nodes and edges of one document. */
export interface Elements {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/** Ids of two elements that stand for each other, and in what they differ. */
export interface Change<Aspect extends string> {
  readonly a: string;
  readonly b: string;
  readonly aspects: readonly Aspect[];
}

/** Of a node: `op` is also its label, as `**2` against `**3`; `kind` says variable, parameter, constant or op. */
export type NodeAspect = "kind" | "op" | "attributes" | "shape" | "dtype" | "value" | "gradient";

/** Of an edge between pairs: its local derivative, and what it adds to the gradient of the node it comes from. */
export type EdgeAspect = "local" | "contribution";

/** One wire in both documents; null in the one that has no such wire. */
export interface DifferingWire {
  readonly a: WireEnds | null;
  readonly b: WireEnds | null;
}

/** The node whose value a wire carries, and its edge when it is meant as the way to one consumer. */
export interface WireEnds {
  readonly node: string;
  readonly edge: string | null;
}
