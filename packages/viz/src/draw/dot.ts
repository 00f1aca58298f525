import type { GraphDoc } from "../graph/graph-doc.ts";
import { opsInOrder } from "./argument-order.ts";
import { quoteDot, quoteDotRecord } from "./dot-text.ts";
import type { DrawOptions } from "./draw-options.ts";
import { groupBy } from "../group-by.ts";
import { writeNested } from "../layout/nested.ts";
import { viewOf } from "../view/view-of.ts";
import { shownName } from "./legible-text.ts";
import { textWidth } from "./measure.ts";
import { type Palette, paletteOf, type Theme } from "./palette.ts";
import { smallRows } from "./part-size.ts";
import { legendEntries } from "./legend.ts";
import { pictureOf } from "./picture-of.ts";
import { checkPictureOptions, DRAW_OPTIONS } from "./picture-options.ts";
import { LineWriter } from "./line-writer.ts";
import type { AnyPart, PictureCluster, WirePart } from "./picture.ts";

export interface DotOptions extends DrawOptions {
  /** `light` by default. */
  readonly theme?: Theme;
}

/**
 * The picture as DOT, for people who have Graphviz. Labels are plain text, which every build of Graphviz can
 * show: a wire is three lines, its value, a bar, and its gradient.
 *
 * @example
 * toDot(graphOf(z)); // digraph { … e0 [shape=plaintext, label="100\n────\n2.2"]; … }
 *
 * A graph that is too large for a layout needs `maxNodes: Infinity`, which writes all of it.
 *
 * @throws TypeError when an edge names a node that the document does not hold.
 * @throws GraphTooLargeError, UnknownNameError as {@link viewOf}.
 */
export function toDot(doc: GraphDoc, options: DotOptions = {}): string {
  checkPictureOptions("toDot", options, [...DRAW_OPTIONS, "theme"]);
  const picture = pictureOf(viewOf(doc, options), options);
  const direction = options.direction ?? "LR";
  const palette = paletteOf(options.theme);
  const legend = legendEntries(picture, options).map(({ text }) => text);
  const lines = new LineWriter();
  lines.push("digraph {");
  lines.push(
    `graph [rankdir=${direction}, bgcolor="${palette.background}", fontname="Helvetica", fontsize=12,` +
      ` fontcolor="${palette.caption}", labelloc=b, labeljust=l,` +
      ` label=${quoteDot(legend.join(", "))}, tooltip=${quoteDot(picture.title)}];`,
  );
  lines.push(
    `node [fontname="Helvetica", fontsize=14, color="${palette.line}", fontcolor="${palette.name}", penwidth=${palette.lineWidth}];`,
  );
  lines.push(`edge [color="${palette.line}", arrowhead=none, arrowsize=0.7, penwidth=${palette.lineWidth}];`);

  const members = groupBy(picture.parts, (part) => part.scope);
  const children = groupBy(picture.clusters, (cluster) => cluster.parent);
  const ordered = opsInOrder(picture);
  const writeParts = (scope: string | null): void => {
    for (const part of members.get(scope) ?? []) {
      const order = ordered.has(part.id) ? ", ordering=in" : "";
      lines.push(`${dotId(part.id)} [${partAttributes(part, palette, options)}${order}];`);
    }
  };
  const writeCluster = ({ id, title }: PictureCluster): void => {
    lines.push(`subgraph ${dotId(`cluster_${id}`)} {`);
    lines.push(
      `graph [label=${quoteDot(shownName(title))}, tooltip=${quoteDot(title)}, labelloc=t,` +
        ` style="rounded${palette.clusterDashed ? ",dashed" : ""}", color="${palette.clusterLine}"];`,
    );
    writeParts(id);
  };
  writeParts(null);
  writeNested(children, writeCluster, () => lines.push("}"));

  const wires = new Set<string>();
  for (const part of picture.parts) if (part.kind === "wire") wires.add(part.id);
  const [out, into] = direction === "LR" ? ["e", "w"] : ["s", "n"];
  for (const { tail, head, arrow } of picture.links) {
    const from = wires.has(tail) ? `${dotId(tail)}:${out}` : dotId(tail);
    const to = wires.has(head) ? `${dotId(head)}:${into}` : dotId(head);
    lines.push(`${from} -> ${to}${arrow ? " [arrowhead=normal]" : " [weight=8]"};`);
  }
  lines.push("}");
  return lines.text();
}

function partAttributes(part: AnyPart, palette: Palette, { style, direction = "LR" }: DrawOptions): string {
  const id = `id=${quoteDot(part.id)}`;
  switch (part.kind) {
    case "name":
      return `${id}, shape=plaintext, label=${quoteDot(shownName(part.text))}, tooltip=${quoteDot(part.text)}`;
    case "op": {
      const label = shownName(part.label);
      if (style === "micrograd")
        return `${id}, shape=ellipse, label=${quoteDot(label)}, tooltip=${quoteDot(part.formula)}`;
      const shape = textWidth(label, 1) <= 2.2 ? "shape=circle, margin=0.02" : 'shape=box, style="rounded"';
      return `${id}, ${shape}, label=${quoteDot(label)}, tooltip=${quoteDot(part.formula)}`;
    }
    case "wire":
      return `${id}, shape=plaintext, margin="0.02,0", label=${wireLabel(part)}, tooltip=${quoteDot(part.sentence)}`;
    case "record": {
      const label = quoteDotRecord(
        part.fields.map((field) => field.text),
        direction,
      );
      return `${id}, shape=record, label=${label}, tooltip=${quoteDot(part.sentence)}`;
    }
    case "junction":
      return `${id}, shape=point, width=0.07, color="${palette.line}", tooltip=""`;
  }
}

/** Empty lines answer those of the other side, so that the bar stays in the middle, where the wire joins. */
function wireLabel(wire: WirePart): string {
  const { value, gradient, caption } = wire;
  const longest = Math.max(textWidth(value, 1), textWidth(gradient, 1));
  const bar = "─".repeat(Math.max(4, Math.ceil(longest)));
  const above = [...(caption === null ? [] : [shownName(caption)]), value];
  const below = [gradient, ...smallRows(wire).map((row) => row.text)];
  const rows = Math.max(above.length, below.length);
  while (above.length < rows) above.unshift("");
  while (below.length < rows) below.push("");
  // A line of nothing would have no height.
  return quoteDot([...above, bar, ...below].map((line) => line || " ").join("\n"));
}

const keywords = new Set(["node", "edge", "graph", "digraph", "subgraph", "strict"]);

/** `n0` stands as it is; what a document on disk may use instead is quoted. */
function dotId(id: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(id) && !keywords.has(id.toLowerCase()) ? id : quoteDot(id);
}
