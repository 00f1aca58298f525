import type { ViewOptions } from "../draw/draw-options.ts";
import { checkPictureOptions, VIEW_OPTIONS } from "../draw/picture-options.ts";
import { expandGraph } from "../graph/expand.ts";
import type { GraphDoc } from "../graph/graph-doc.ts";
import { aroundGraph } from "./around-graph.ts";
import { fitGraph } from "./fit-graph.ts";
import { foldGraph } from "./fold-graph.ts";
import { checkLayoutSize } from "./graph-too-large-error.ts";
import { pathGraph } from "./path-graph.ts";
import { scopesNamed } from "./scope-levels.ts";
import { UnknownNameError } from "./unknown-name-error.ts";

/** Above this many nodes scopes fold by themselves. */
const MOST_SHOWN = 400;

/** Steps along the wires when nothing is said. */
const HOPS = 2;

/**
 * The document that a picture with these options shows. Fused operations are opened (`expand`), then a part is chosen
 * (`path`, `around`), then scopes are folded (`collapse`, `depth`), and at last as many more as it takes to leave at
 * most `maxNodes` nodes (400 when left out), deepest first; scopes named by `expand` stay open.
 *
 * Nothing is done when there is nothing to do: a small graph without options is returned as it is.
 *
 * @throws UnknownNameError when a name stands for nothing in the graph, with those near to it.
 * @throws GraphTooLargeError when more than 2,000 nodes remain, and more than `maxNodes`.
 * @throws LeibnizError for a number out of range, and when no path leads from one node to the other.
 */
export function viewOf(doc: GraphDoc, options: ViewOptions = {}): GraphDoc {
  checkPictureOptions("viewOf", options, VIEW_OPTIONS);
  const { expand, path, around, collapse, depth, maxNodes = MOST_SHOWN } = options;
  let view = doc;
  if (expand !== undefined) {
    if (typeof expand === "object") checkExpanded(doc, expand);
    view = expandGraph(view, expand);
  }
  if (path !== undefined) view = pathGraph(view, ...path);
  if (around !== undefined) view = aroundGraph(view, around.node, around.hops ?? HOPS);
  if (collapse !== undefined || depth !== undefined) {
    view = foldGraph(view, {
      ...(collapse === undefined ? {} : { collapse }),
      ...(depth === undefined ? {} : { depth }),
    });
  }
  const names = typeof expand === "object" ? expand : [];
  view = fitGraph(view, maxNodes, new Set(names.flatMap((name) => scopesNamed(view.scopes, name))));
  checkLayoutSize(view.nodes.length, maxNodes);
  return view;
}

/** A name that opens nothing would be a silent mistake. */
function checkExpanded(doc: GraphDoc, names: readonly string[]): void {
  const known = new Set<string>();
  for (const { nodes } of [doc, ...doc.composites]) {
    for (const { id, op, name } of nodes)
      for (const each of [id, op, name]) if (each !== null) known.add(each);
  }
  for (const { name } of doc.scopes) known.add(name);
  const unknown = names.find((name) => !known.has(name) && scopesNamed(doc.scopes, name).length === 0);
  if (unknown === undefined) return;
  const fused = new Set(doc.composites.map(({ node }) => node));
  const ops = doc.nodes.map(({ id, op }) => (fused.has(id) ? op : null)).filter((op) => op !== null);
  const scopes = doc.scopes.map(({ name }) => name);
  throw new UnknownNameError("expand", "operation or scope", unknown, [...ops, ...scopes]);
}
