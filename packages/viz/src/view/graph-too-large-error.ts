import { LeibnizError } from "@leibniz/core";

/** A layout takes seconds for this many nodes, and beyond them nobody finds anything in the picture. */
const MOST_LAID_OUT = 2000;

/** A picture with more nodes than can be placed, where folding scopes does not make it small enough. */
export class GraphTooLargeError extends LeibnizError {
  /** How many nodes would have to be placed. */
  readonly count: number;
  /** How many may be. */
  readonly limit: number;

  constructor(count: number, limit = MOST_LAID_OUT) {
    super(
      "graph",
      `${count} nodes are too many for one picture (at most ${limit}): draw a part of the graph (--path, --around), ` +
        "fold its scopes (--depth, --collapse), or take what needs no layout: the table, the JSON, or with --max-nodes the text of DOT",
    );
    this.count = count;
    this.limit = limit;
  }
}
GraphTooLargeError.prototype.name = "GraphTooLargeError";

/** @throws GraphTooLargeError above 2,000 nodes, or above what else is allowed. */
export function checkLayoutSize(count: number, allowed = MOST_LAID_OUT): void {
  if (count > Math.max(allowed, MOST_LAID_OUT)) throw new GraphTooLargeError(count);
}
