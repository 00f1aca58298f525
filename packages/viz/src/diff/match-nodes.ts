import type { GraphDoc, GraphNode } from "../graph/graph-doc.ts";
import { wiring, type Wiring } from "./wiring.ts";

/** Each round is linear, and pairs found in one help the next; graphs that differ in few places need two or three. */
const MOST_ROUNDS = 8;

/**
 * Which nodes of two graphs stand for each other, as a map from ids of `a` to ids of `b`.
 *
 * Names decide first. Then structure does, from the leaves up: the same operation on inputs that stand for each
 * other. So an inserted operation leaves all others matched. What is left is matched by one input, by its consumer
 * and at last by operation and shape in order. Each step takes time linear in the graphs.
 */
export function matchNodes(a: GraphDoc, b: GraphDoc): Map<string, string> {
  const matching = new Matching(wiring(a), wiring(b));
  matching.byName();
  matching.byStructure();
  if (matching.byReplacement() > 0) matching.byStructure();
  if (matching.byOrder() > 0) matching.byStructure();
  return matching.pairs;
}

class Matching {
  readonly pairs = new Map<string, string>();
  readonly #a: Wiring;
  readonly #b: Wiring;
  readonly #taken = new Set<string>();
  readonly #contents = new Map<GraphNode, string>();

  constructor(a: Wiring, b: Wiring) {
    this.#a = a;
    this.#b = b;
  }

  /** The first of a name with the first of that name, the second with the second. */
  byName(): void {
    const nameOf = ({ name, scope }: GraphNode, { scopePath }: Wiring): string | null =>
      name === null ? null : JSON.stringify([scopePath(scope), name]);
    this.#inOrder(nameOf);
    this.#inOrder(({ name }) => name);
  }

  /** Rounds that pair like with like, until one finds nothing; by one input only where nothing else is found. */
  byStructure(): void {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const found = this.#sameInputs() + this.#fromResult();
      if (found === 0 && this.#oneInput() === 0) return;
    }
  }

  /** Another operation in the same place: on inputs that stand for each other, or as the result of the whole. */
  byReplacement(): number {
    const before = this.pairs.size;
    const free = new Shelf(this.#taken);
    for (const [node, inputs] of this.#freeOps()) free.put(inputs.join(), node.id);
    for (const node of this.#unpairedOps()) {
      const inputs = this.#inputsOfA(node);
      if (!inputs.includes(UNKNOWN)) this.#pairWith(node.id, free.take(inputs.join()));
    }
    const [rootA, rootB] = [this.#a.root, this.#b.root];
    if (!this.pairs.has(rootA) && !this.#taken.has(rootB)) this.#pairWith(rootA, rootB);
    return this.pairs.size - before;
  }

  /** Whatever is left of the operations, when it does the same to the same shape. */
  byOrder(): number {
    const before = this.pairs.size;
    this.#inOrder((node) => (node.kind === "op" ? `${likeness(node)} ${node.value.shape.join()}` : null));
    return this.pairs.size - before;
  }

  /** From the leaves up: the same operation on the same inputs. A pair makes its consumers' inputs the same. */
  #sameInputs(): number {
    const before = this.pairs.size;
    const free = new Shelf(this.#taken);
    for (const [node, inputs] of this.#freeOps()) free.put(structure(node, inputs), node.id);
    for (const node of this.#unpairedOps()) {
      const inputs = this.#inputsOfA(node);
      if (!inputs.includes(UNKNOWN)) this.#pairWith(node.id, free.take(structure(node, inputs)));
    }
    return this.pairs.size - before;
  }

  /** From the leaves up: an operation that shares one input, first of all one that has a name, as a parameter has. */
  #oneInput(): number {
    const before = this.pairs.size;
    const free = new Shelf(this.#taken);
    const keyOf = (node: GraphNode, slot: number, input: string): string =>
      `${likeness(node)} ${slot} ${input}`;
    for (const [node, inputs] of this.#freeOps()) {
      inputs.forEach((input, slot) => free.put(keyOf(node, slot, input), node.id));
    }
    for (const node of this.#unpairedOps()) {
      const named = this.#a.inputs(node.id).map((input) => this.#a.node(input)?.name != null);
      const slots = [...this.#inputsOfA(node).entries()]
        .filter(([, input]) => isPlace(input))
        .sort(([left], [right]) => Number(named[right]) - Number(named[left]));
      for (const [slot, input] of slots) {
        if (this.#pairWith(node.id, free.take(keyOf(node, slot, input)))) break;
      }
    }
    return this.pairs.size - before;
  }

  /** From the result down: like inputs in the same slot of consumers that stand for each other. */
  #fromResult(): number {
    const before = this.pairs.size;
    const { root: rootA, nodes } = this.#a;
    this.#pairIfAlike(rootA, this.#b.root);
    for (let i = nodes.length - 1; i >= 0; i--) {
      const consumer = nodes[i]!.id;
      const other = this.pairs.get(consumer);
      if (other === undefined) continue;
      const inputs = this.#b.inputs(other);
      this.#a.inputs(consumer).forEach((input, slot) => this.#pairIfAlike(input, inputs[slot]));
    }
    return this.pairs.size - before;
  }

  #unpairedOps(): GraphNode[] {
    return this.#a.nodes.filter(({ id, kind }) => kind === "op" && !this.pairs.has(id));
  }

  /** The operations of `b` that stand for none yet, with their inputs. */
  #freeOps(): [node: GraphNode, inputs: readonly string[]][] {
    return this.#b.nodes
      .filter(({ id, kind }) => kind === "op" && !this.#taken.has(id))
      .map((node) => [node, this.#inputsOfB(node)]);
  }

  #inOrder(keyOf: (node: GraphNode, side: Wiring) => string | null): void {
    const free = new Shelf(this.#taken);
    for (const node of this.#b.nodes) {
      const key = this.#taken.has(node.id) ? null : keyOf(node, this.#b);
      if (key !== null) free.put(key, node.id);
    }
    for (const node of this.#a.nodes) {
      const key = this.pairs.has(node.id) ? null : keyOf(node, this.#a);
      if (key !== null) this.#pairWith(node.id, free.take(key));
    }
  }

  #pairIfAlike(a: string, b: string | undefined): void {
    if (b === undefined || this.pairs.has(a) || this.#taken.has(b)) return;
    const [left, right] = [this.#a.node(a), this.#b.node(b)];
    if (left !== undefined && right !== undefined && likeness(left) === likeness(right)) this.#pairWith(a, b);
  }

  #pairWith(a: string, b: string | undefined): boolean {
    if (b === undefined) return false;
    this.pairs.set(a, b);
    this.#taken.add(b);
    return true;
  }

  /** The inputs as they are called in `b`: a pair by its id there, an unnamed leaf by what it holds. */
  #inputsOfA({ id }: GraphNode): string[] {
    return this.#a.inputs(id).map((input) => {
      const pair = this.pairs.get(input);
      return pair === undefined ? (this.#contentOf(this.#a.node(input)) ?? UNKNOWN) : placeOf(pair);
    });
  }

  #inputsOfB({ id }: GraphNode): string[] {
    return this.#b.inputs(id).map((input) => {
      const content = this.#taken.has(input) ? null : this.#contentOf(this.#b.node(input));
      return content ?? placeOf(input);
    });
  }

  /** An unnamed leaf is known by its numbers, as the 2 of `x · 2` is; anything else only by its pair. */
  #contentOf(node: GraphNode | undefined): string | null {
    if (node === undefined || node.kind === "op" || node.name !== null) return null;
    const known = this.#contents.get(node);
    if (known !== undefined) return known;
    const { shape, dtype, data, summary } = node.value;
    const content = JSON.stringify([node.kind, shape, dtype, data, summary]);
    this.#contents.set(node, content);
    return content;
  }
}

/** Nodes of `b` under a key, taken in the order in which they were put. */
class Shelf {
  readonly #taken: ReadonlySet<string>;
  readonly #places = new Map<string, { readonly ids: string[]; next: number }>();

  constructor(taken: ReadonlySet<string>) {
    this.#taken = taken;
  }

  put(key: string, id: string): void {
    const place = this.#places.get(key);
    if (place === undefined) this.#places.set(key, { ids: [id], next: 0 });
    else place.ids.push(id);
  }

  take(key: string): string | undefined {
    const place = this.#places.get(key);
    while (place !== undefined && place.next < place.ids.length) {
      const id = place.ids[place.next++]!;
      if (!this.#taken.has(id)) return id;
    }
    return undefined;
  }
}

const UNKNOWN = "?";

const placeOf = (id: string): string => `@${id}`;
const isPlace = (input: string): boolean => input.startsWith("@");

/** What a node does, or that it is a leaf. */
function likeness({ kind, op }: GraphNode): string {
  return kind === "op" ? `op ${op}` : "leaf";
}

function structure({ op, label, attributes }: GraphNode, inputs: readonly string[]): string {
  return JSON.stringify([op, label, attributes, inputs]);
}
