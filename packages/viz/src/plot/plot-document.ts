/** The `document` that makes the elements of a plot: a page's own, or linkedom's. */
export interface PlotDocument {
  createElementNS(namespace: string | null, name: string): unknown;
}

/** A node of the tree that Observable Plot makes. */
export interface PlotNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<PlotNode>;
}

export interface PlotElement extends PlotNode {
  readonly localName: string;
  getAttributeNames(): string[];
  getAttribute(name: string): string | null;
}
