/**
 * A computation graph as plain, versioned JSON. Everything that draws, prints or explains a graph reads only
 * this document, so a picture can be made from a file on disk as well as from a live program.
 *
 * A node is a leaf or one application of an operation, together with the tensor it produced. An edge is one
 * *argument slot*: `x·x` has two edges from `x`, and the gradient of `x` is the sum of their contributions.
 */
export interface GraphDoc {
  readonly format: "leibniz-graph";
  readonly version: 1;
  /** The node whose value the program returned, and from which gradients flow back. */
  readonly root: string;
  /** False until backward has run from the root: then every gradient is null and is drawn as a dash. */
  readonly differentiated: boolean;
  /** In forward order: every node stands after all its inputs. Ids are `n0`, `n1`, … in this order. */
  readonly nodes: readonly GraphNode[];
  /** Grouped by consumer, in argument order. Ids are `e0`, `e1`, … */
  readonly edges: readonly GraphEdge[];
  /** The scopes that hold nodes, parents before children. Ids are `s0`, `s1`, … */
  readonly scopes: readonly GraphScope[];
  /** What fused operations are made of, those outside before those inside. Ids are `c0`, `c1`, … */
  readonly composites: readonly GraphComposite[];
}

export interface GraphNode {
  readonly id: string;
  readonly kind: "variable" | "parameter" | "constant" | "op";
  /** The operation without its suffix, as `Mul`; null for a leaf. */
  readonly op: string | null;
  /** What stands in the circle: `×`, `+`, `exp`, `**2`. Empty for a leaf. */
  readonly label: string;
  /** The name a person gave to this tensor. Data: it may hold any character. */
  readonly name: string | null;
  /** What formulas call it: its name, the number of a constant, or `t1`, `t2`, … ; `L` for the root. */
  readonly symbol: string;
  /** Numbers that shape the operation, such as an exponent or axes. */
  readonly attributes: Readonly<Record<string, AttributeDoc>>;
  readonly value: ValueDoc;
  /** ∂root/∂this, the sum over its outgoing edges; null where no gradient was computed. */
  readonly gradient: ValueDoc | null;
  /** A leaf's `.grad` when it differs from `gradient`, because several backward passes added to it. */
  readonly accumulated: ValueDoc | null;
  /** The operation applied to the names of its inputs, in LaTeX; empty for a leaf. */
  readonly latex: string;
  /** The same in plain text, such as `x × y`; empty for a leaf. */
  readonly text: string;
  readonly scope: string | null;
  /** Where the program made this node, when the command recorded it, as `apple.ts:7`. */
  readonly source: string | null;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly argIndex: number;
  readonly forward: ValueDoc;
  /** The local derivative ∂to/∂from for this argument; null where the operation is not elementwise. */
  readonly local: LocalDoc | null;
  /**
   * What flows back along this edge as a formula, where upstream × local does not say it: `∂L/∂Y · Wᵀ` when `local` is
   * null and it is short, or `sum(∂L/∂Y, axis 0)` when broadcasting repeated the argument.
   */
  readonly pullback: FormulaDoc | null;
  /** upstream × local: what this edge adds to the gradient of `from`; null where none was computed. */
  readonly contribution: ValueDoc | null;
}

/** The local derivative of one argument: its rule in the names of the inputs, as `y` for ∂(x·y)/∂x, and its number. */
export interface LocalDoc extends FormulaDoc {
  readonly value: ValueDoc;
}

export interface FormulaDoc {
  readonly latex: string;
  readonly text: string;
}

export interface GraphScope {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

/**
 * What one fused operation computes, written in simpler ones. Putting its nodes in the place of the fused node
 * gives a graph with the same numbers at the border. Its ids are used nowhere else in the document, save that its
 * last node bears the id of the fused node, whose value it computes in turn: what uses that value stays as it is.
 */
export interface GraphComposite {
  readonly id: string;
  /** The fused node. */
  readonly node: string;
  /** The composite that holds the fused node; null when it is one of the document's own nodes. */
  readonly parent: string | null;
  /** In forward order. */
  readonly nodes: readonly GraphNode[];
  /** Grouped by consumer, in argument order; they come from the inputs of the fused node, or from `nodes`. */
  readonly edges: readonly GraphEdge[];
  /** First one that is named after the operation and lies in the scope of the fused node; the others in it. */
  readonly scopes: readonly GraphScope[];
}

/** A tensor's numbers, or only their summary when there are many. */
export interface ValueDoc {
  readonly shape: readonly number[];
  readonly dtype: string;
  /** Row-major, when the tensor is small; null otherwise. */
  readonly data: readonly NumberDoc[] | null;
  readonly summary: { readonly min: NumberDoc; readonly max: NumberDoc; readonly mean: NumberDoc } | null;
}

/** JSON has no word for these three numbers. */
export type NumberDoc = number | "NaN" | "Infinity" | "-Infinity";

export type AttributeDoc = number | string | boolean | null | readonly AttributeDoc[];
