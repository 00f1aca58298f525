import type { GraphDoc, GraphNode } from "../graph/graph-doc.ts";
import { checkEdges, MOST_DESCRIBED } from "./book-picture.ts";
import type { DrawOptions } from "./draw-options.ts";
import { isNamed, shownName } from "./legible-text.ts";
import type { AnyPart, Picture, PictureLink, RecordField } from "./picture.ts";
import { scopeTree } from "./scope-tree.ts";
import { wireSentence } from "./wire-sentence.ts";
import { type WireWriter, wireWriter } from "./wire-writer.ts";
import { formatValue } from "../format-number.ts";
import { wordsOf } from "./words.ts";

/**
 * The parts of a graph as micrograd draws it: each tensor is a record of its name, its value and its gradient, and
 * the operation that made it stands before it. There is one line for each argument slot, so `x·x` has two.
 *
 * @throws TypeError when an edge names a node that the document does not hold.
 */
export function recordPicture(doc: GraphDoc, options: DrawOptions = {}): Picture<AnyPart> {
  const nodes = new Map(doc.nodes.map((node) => [node.id, node]));
  checkEdges(doc, nodes);
  const words = wordsOf(options.lang);
  const writer = wireWriter(doc, nodes, options);
  const scopes = scopeTree(doc.scopes);
  const parts: AnyPart[] = [];
  const links: PictureLink[] = [];
  const sentences: string[] = [];
  for (const node of doc.nodes) {
    const { id, kind, scope, label, text, name, symbol } = node;
    const record = kind === "op" ? `${id}_out` : id;
    if (kind === "op") {
      parts.push({ kind: "op", id, node: id, scope, label, formula: text });
      links.push({ tail: id, head: record, wire: record, arrow: true });
    }
    const texts = {
      value: writer.value(node),
      gradient: writer.gradient(node),
      local: null,
      accumulated: node.accumulated === null ? null : formatValue(node.accumulated, options.digits),
    };
    const sentence = wireSentence(isNamed(name) ? name : text === "" ? symbol : text, texts, words);
    sentences.push(`${sentence}.`);
    parts.push({
      kind: "record",
      id: record,
      node: id,
      scope,
      fields: fieldsOf(node, writer, options),
      sentence,
    });
  }
  for (const { from, to } of doc.edges) {
    const tail = nodes.get(from)?.kind === "op" ? `${from}_out` : from;
    links.push({ tail, head: to, wire: tail, arrow: true });
  }
  const leaves = doc.nodes.filter((node) => node.kind !== "op").length;
  const summary = words.count(leaves, doc.nodes.length - leaves);
  return {
    title: words.title(nodes.get(doc.root)?.name ?? ""),
    description: sentences.length > MOST_DESCRIBED ? summary : [summary, ...sentences].join(" "),
    parts,
    links,
    clusters: scopes.holding(parts.map((part) => part.scope)),
  };
}

function fieldsOf(
  node: GraphNode,
  writer: WireWriter,
  { lang, digits, symbolic }: DrawOptions,
): RecordField[] {
  const words = wordsOf(lang);
  const fields: RecordField[] = [{ role: "name", text: node.name === null ? "" : shownName(node.name) }];
  const [value, gradient] = [writer.value(node), writer.gradient(node)];
  if (value !== "") fields.push({ role: "value", text: `${words.dataField} ${value}` });
  if (gradient !== "") fields.push({ role: "gradient", text: `${words.gradField} ${gradient}` });
  if (gradient !== "" && node.accumulated !== null && !symbolic)
    fields.push({ role: "accumulated", text: `Σ ${formatValue(node.accumulated, digits)}` });
  return fields;
}
