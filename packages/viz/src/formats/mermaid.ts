import type { DrawOptions } from "../draw/draw-options.ts";
import { shownName } from "../draw/legible-text.ts";
import type { Theme } from "../draw/palette.ts";
import { smallRows } from "../draw/part-size.ts";
import { pictureOf } from "../draw/picture-of.ts";
import { checkPictureOptions, DRAW_OPTIONS } from "../draw/picture-options.ts";
import type { AnyPart, PictureCluster, WirePart } from "../draw/picture.ts";
import type { GraphDoc } from "../graph/graph-doc.ts";
import { groupBy } from "../group-by.ts";
import { writeNested } from "../layout/nested.ts";
import { viewOf } from "../view/view-of.ts";
import { escapeMermaid } from "./mermaid-text.ts";

/** Mermaid refuses a diagram with more edges than this, unless its host configures `maxEdges`. */
export const MERMAID_EDGES = 500;

export interface MermaidOptions extends DrawOptions {
  /** Dark themes ask Mermaid for its own dark theme; Mermaid chooses all other colours. */
  readonly theme?: Theme;
  /** Is told when Mermaid will refuse the text as it stands. The same warning is a comment in the text. */
  readonly onWarning?: (warning: string) => void;
}

/**
 * The picture as a Mermaid flowchart, for documents that show Mermaid. Each wire is one link whose label has three
 * lines: value, bar, gradient.
 *
 * @example
 * toMermaid(graphOf(z)); // flowchart LR … n1 -->|"100<br>────<br>2.2"| n2
 *
 * @throws TypeError when an edge names a node that the document does not hold.
 * @throws GraphTooLargeError, UnknownNameError as {@link viewOf}.
 */
export function toMermaid(doc: GraphDoc, options: MermaidOptions = {}): string {
  checkPictureOptions("toMermaid", options, [...DRAW_OPTIONS, "theme", "onWarning"]);
  const picture = pictureOf(viewOf(doc, options), options);
  const ids = new PartIds();
  const members = groupBy(
    picture.parts.filter((part) => part.kind !== "wire"),
    (part) => part.scope,
  );
  const children = groupBy(picture.clusters, (cluster) => cluster.parent);
  const body: string[] = [];
  const writeParts = (scope: string | null): void => {
    for (const part of members.get(scope) ?? []) body.push(`${ids.of(part.id)}${shape(part)}`);
  };
  const writeCluster = ({ id, title }: PictureCluster): void => {
    body.push(`subgraph ${ids.of(`cluster ${id}`)}["${shownText(title)}"]`);
    writeParts(id);
  };
  writeParts(null);
  writeNested(children, writeCluster, () => body.push("end"));

  const wires = picture.parts.filter((part) => part.kind === "wire");
  const wireIds = new Set(wires.map((wire) => wire.id));
  const tails = new Map(picture.links.map((link) => [link.head, link.tail]));
  const heads = new Map(picture.links.map((link) => [link.tail, link]));
  const edges: string[] = [];
  for (const wire of wires) {
    // A nameless leaf and an unnamed result are dots, for a link must begin and end somewhere.
    const tail = tails.get(wire.id);
    if (tail === undefined) edges.push(`${ids.of(`${wire.id} start`)}${DOT}`);
    const from = ids.of(tail ?? `${wire.id} start`);
    const link = heads.get(wire.id);
    if (link === undefined) edges.push(`${ids.of(`${wire.id} end`)}${DOT}`);
    edges.push(`${from} ${arrow(link)}${label(wire)} ${ids.of(link?.head ?? `${wire.id} end`)}`);
  }
  // The micrograd style has lines without numbers.
  const plain = picture.links.filter(({ tail, head }) => !wireIds.has(tail) && !wireIds.has(head));
  for (const link of plain) edges.push(`${ids.of(link.tail)} ${arrow(link)} ${ids.of(link.head)}`);

  const head = [`flowchart ${options.direction ?? "LR"}`];
  if (options.theme === "dark" || options.theme === "high-contrast") {
    head.unshift('%%{init: {"theme": "dark"}}%%');
  }
  const count = wires.length + plain.length;
  if (count > MERMAID_EDGES) {
    const warning =
      `${count} links are more than the ${MERMAID_EDGES} that Mermaid draws: ` +
      "draw a part of the graph, or configure maxEdges where Mermaid runs";
    head.push(`%% ${warning}`);
    options.onWarning?.(`mermaid: ${warning}`);
  }
  return [...head, ...body, ...edges, ""].join("\n");
}

const DOT = '@{ shape: f-circ, label: " " }';

const arrow = (link: { readonly arrow: boolean } | undefined): string =>
  link?.arrow === true ? "-->" : "---";

function shape(part: Exclude<AnyPart, WirePart>): string {
  switch (part.kind) {
    case "name":
      return `["${shownText(part.text)}"]`;
    case "op": {
      const text = shownText(part.label);
      return Array.from(part.label).length <= 3 ? `(("${text}"))` : `(["${text}"])`;
    }
    case "record": {
      const fields = part.fields.map((field) => shownText(field.text)).filter((text) => text !== " ");
      return `["${fields.length === 0 ? " " : fields.join("<br>")}"]`;
    }
    case "junction":
      return DOT;
  }
}

/** The rows of a wire from top to bottom, with a bar where there is something on both of its sides. */
function label(wire: WirePart): string {
  const above = [wire.caption === null ? "" : shownName(wire.caption), wire.value].filter(
    (row) => row !== "",
  );
  const below = [wire.gradient, ...smallRows(wire).map((row) => row.text)].filter((row) => row !== "");
  const rows = above.length > 0 && below.length > 0 ? [...above, "────", ...below] : [...above, ...below];
  return rows.length === 0 ? "" : `|"${rows.map(escapeMermaid).join("<br>")}"|`;
}

/** An empty label is no label for Mermaid, which would show the id. */
function shownText(text: string): string {
  const shown = shownName(text);
  return shown === "" ? " " : escapeMermaid(shown);
}

/** An id of the document stands as it is; what Mermaid could read as a word of its own is numbered. */
class PartIds {
  readonly #ids = new Map<string, string>();

  of(id: string): string {
    if (/^[nes]\d+(_\w+)?$/.test(id)) return id;
    const known = this.#ids.get(id) ?? `v${this.#ids.size}`;
    this.#ids.set(id, known);
    return known;
  }
}
