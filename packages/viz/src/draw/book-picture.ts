import { formatValue } from "../format-number.ts";
import type { GraphDoc, GraphEdge, GraphNode } from "../graph/graph-doc.ts";
import type { DrawOptions } from "./draw-options.ts";
import { foldConstants } from "./fold-constants.ts";
import { groupBy } from "../group-by.ts";
import { isNamed } from "./legible-text.ts";
import type { Picture, PictureLink, PicturePart, WirePart } from "./picture.ts";
import { scopeTree, type ScopeTree } from "./scope-tree.ts";
import { shownParts } from "./show.ts";
import { wireSentence } from "./wire-sentence.ts";
import { type WireWriter, wireWriter } from "./wire-writer.ts";
import { wordsOf, type Words } from "./words.ts";

/** Above this many wires the description names none: nobody listens to a thousand sentences. */
export const MOST_DESCRIBED = 40;

/**
 * The parts of a graph drawn as the textbook draws it. A value with one consumer is one wire. A value with
 * several is a trunk with the *sum* of the gradients, a junction, and one wire per argument slot with its
 * contribution. The root's value leaves on a wire of its own.
 *
 * @throws TypeError when an edge names a node that the document does not hold.
 */
export function bookPicture(document: GraphDoc, options: DrawOptions = {}): Picture {
  const doc = options.style === "compact" ? foldConstants(document, options.digits) : document;
  const words = wordsOf(options.lang);
  const nodes = new Map(doc.nodes.map((node) => [node.id, node]));
  checkEdges(doc, nodes);
  const outgoing = groupBy(doc.edges, (edge) => edge.from);
  const scopes = scopeTree(doc.scopes);
  const parts: PicturePart[] = [];
  const links: PictureLink[] = [];
  const book: Book = { nodes, scopes, words, writer: wireWriter(doc, nodes, options), options, parts, links };
  for (const node of doc.nodes) {
    new NodeWires(node, book).add(outgoing.get(node.id) ?? NONE, node.id === doc.root);
  }
  // After all others and in the order of the document, which is argument order at each operation.
  for (const { id, to } of doc.edges) links.push({ tail: id, head: to, wire: id, arrow: true });
  const leaves = doc.nodes.filter((node) => node.kind !== "op").length;
  const shown = shownParts(options.show);
  const summary =
    shown.values && shown.gradients
      ? words.summary(leaves, doc.nodes.length - leaves)
      : words.count(leaves, doc.nodes.length - leaves);
  return {
    title: words.title(nodes.get(doc.root)?.name ?? ""),
    description: [summary, ...sentencesOf(parts)].join(" "),
    parts,
    links,
    clusters: scopes.holding(parts.map((part) => part.scope)),
  };
}

/** What the wires say, unless they are too many. */
function sentencesOf(parts: readonly PicturePart[]): string[] {
  const sentences: string[] = [];
  for (const part of parts) {
    if (part.kind !== "wire") continue;
    if (sentences.length === MOST_DESCRIBED) return [];
    sentences.push(`${part.sentence}.`);
  }
  return sentences;
}

/** @throws TypeError when an edge names a node that the document does not hold. */
export function checkEdges(doc: GraphDoc, nodes: ReadonlyMap<string, GraphNode>): void {
  for (const { id, from, to } of doc.edges) {
    const lost = nodes.has(from) ? to : from;
    if (!nodes.has(lost)) throw new TypeError(`edge ${id} names node ${lost}, which the graph lacks`);
  }
}

/** What the wires of all nodes are made with, and where they are collected. */
interface Book {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly scopes: ScopeTree;
  readonly words: Words;
  readonly writer: WireWriter;
  readonly options: DrawOptions;
  readonly parts: PicturePart[];
  readonly links: PictureLink[];
}

const NONE: readonly GraphEdge[] = [];

/** What one node of the document becomes: its circle or name, and everything up to the consumers' circles. */
class NodeWires {
  readonly #node: GraphNode;
  readonly #book: Book;

  constructor(node: GraphNode, book: Book) {
    this.#node = node;
    this.#book = book;
  }

  add(edges: readonly GraphEdge[], isRoot: boolean): void {
    const { id, scope } = this.#node;
    const source = this.#addSource();
    const [only] = edges;
    if (edges.length === 1 && only !== undefined && !isRoot) {
      // With one consumer its contribution is the whole gradient.
      this.#addWireToOp(source, only, scope, true);
    } else if (edges.length > 0) {
      this.#addFork(source, edges, isRoot);
    } else {
      this.#addWire(`${id}_out`, source, scope, null, true, null);
      if (isRoot && this.#node.kind === "op") this.#addRootName(`${id}_out`, `${id}_out`, scope);
    }
  }

  /** The circle or the name in which the wire begins; null for a nameless leaf, whose wire begins by itself. */
  #addSource(): string | null {
    const { id, kind, scope, label, text, name } = this.#node;
    if (kind === "op") this.#book.parts.push({ kind: "op", id, node: id, scope, label, formula: text });
    else if (isNamed(name))
      this.#book.parts.push({ kind: "name", id, node: id, scope, text: name, wireStands: "after" });
    else return null;
    return id;
  }

  #addFork(source: string | null, edges: readonly GraphEdge[], isRoot: boolean): void {
    const { id, scope } = this.#node;
    const trunk = `${id}_out`;
    const fork = `${id}_fork`;
    const common = edges.reduce<string | null>(
      (shared, edge) => this.#book.scopes.common(shared, this.#scopeOf(edge.to)),
      scope,
    );
    this.#addWire(trunk, source, common, null, true, this.#caption());
    this.#book.parts.push({ kind: "junction", id: fork, node: id, scope: common });
    this.#book.links.push({ tail: trunk, head: fork, wire: trunk, arrow: false });
    for (const edge of edges) this.#addWireToOp(fork, edge, common, false);
    if (isRoot && this.#node.kind === "op") this.#addRootName(fork, trunk, common);
  }

  #addWireToOp(tail: string | null, edge: GraphEdge, tailScope: string | null, isWhole: boolean): void {
    const scope = this.#book.scopes.common(tailScope, this.#scopeOf(edge.to));
    this.#addWire(edge.id, tail, scope, edge, isWhole, isWhole ? this.#caption() : null);
  }

  /** `isWhole`: the wire carries the whole gradient of its value, and not only what one of several slots adds. */
  #addWire(
    id: string,
    tail: string | null,
    scope: string | null,
    edge: GraphEdge | null,
    isWhole: boolean,
    caption: string | null,
  ): void {
    const { name, text, symbol, accumulated } = this.#node;
    const called = isNamed(name) ? name : text === "" ? symbol : text;
    const writer = this.#book.writer;
    const value = writer.value(this.#node);
    const gradient = isWhole || edge === null ? writer.gradient(this.#node) : writer.contribution(edge);
    const sum =
      isWhole && gradient !== "" && accumulated !== null && !this.#book.options.symbolic ? accumulated : null;
    const texts = {
      value,
      gradient,
      local: edge === null ? null : writer.local(edge),
      accumulated: sum === null ? null : formatValue(sum, this.#book.options.digits),
    };
    const wire: WirePart = {
      kind: "wire",
      id,
      node: this.#node.id,
      scope,
      edge: edge?.id ?? null,
      ...texts,
      caption,
      sentence: wireSentence(called, texts, this.#book.words),
    };
    this.#book.parts.push(wire);
    if (tail !== null) this.#book.links.push({ tail, head: id, wire: id, arrow: false });
  }

  #addRootName(tail: string, wire: string, scope: string | null): void {
    const { id, name } = this.#node;
    if (!isNamed(name)) return;
    this.#book.parts.push({
      kind: "name",
      id: `${id}_name`,
      node: id,
      scope,
      text: name,
      wireStands: "before",
    });
    this.#book.links.push({ tail, head: `${id}_name`, wire, arrow: false });
  }

  /** An intermediate result has no name part, so its name stands on its wire. */
  #caption(): string | null {
    const { kind, name } = this.#node;
    // A formula begins with the name.
    return kind === "op" && isNamed(name) && !this.#book.options.symbolic ? name : null;
  }

  #scopeOf(id: string): string | null {
    return this.#book.nodes.get(id)?.scope ?? null;
  }
}
