import type { GraphDoc, GraphNode, GraphScope } from "../graph/graph-doc.ts";
import { groupBy } from "../group-by.ts";
import { type BlockShape, blockShape } from "./block-shape.ts";
import type { Contraction } from "./contract.ts";

/** Two equal layers are drawn as two: a picture with a number on it is only clearer from here on. */
const FEWEST = 3;
/** How many different blocks may follow each other before the row begins again. */
const LONGEST_PERIOD = 8;

/** A folded block in a row in which each uses the output of the one before, and nobody else does. */
interface Block {
  readonly folded: Contraction;
  readonly shape: BlockShape;
  next: Block | null;
  previous: Block | null;
}

/** Rows of equal folded blocks as one each, with the leaves that each block has for itself, such as its weights. */
export function joinRepeats(
  doc: GraphDoc,
  folded: readonly Contraction[],
  scopes: ReadonlyMap<string, GraphScope>,
): Contraction[] {
  if (folded.length < FEWEST) return [...folded];
  const blocks = linkBlocks(doc, folded);
  const joined = new Set<Contraction>();
  const rows: Contraction[] = [];
  const leaves = ownLeaves(doc, folded);
  for (const first of blocks) {
    if (first.previous !== null) continue;
    const chain: Block[] = [];
    for (let block: Block | null = first; block !== null; block = block.next) chain.push(block);
    for (const [start, period, repeats] of repetitionsIn(chain)) {
      const row = chain.slice(start, start + period * repeats);
      for (const block of row) joined.add(block.folded);
      rows.push(joinRow(row, period, leaves, scopes));
    }
  }
  return [...folded.filter((block) => !joined.has(block)), ...rows];
}

function linkBlocks(doc: GraphDoc, folded: readonly Contraction[]): Block[] {
  const incoming = groupBy(doc.edges, (edge) => edge.to);
  const outgoing = groupBy(doc.edges, (edge) => edge.from);
  const blocks = folded.map((each): Block => ({
    folded: each,
    shape: blockShape(each, incoming),
    next: null,
    previous: null,
  }));
  const blockOf = new Map<string, Block>();
  for (const block of blocks) for (const { id } of block.folded.members) blockOf.set(id, block);
  const before = new Map<Block, Block[]>();
  for (const block of blocks) {
    const { output, scope } = block.folded;
    const uses = output.id === doc.root ? [] : (outgoing.get(output.id) ?? []);
    const next = uses.length === 0 ? undefined : blockOf.get(uses[0]!.to);
    if (next?.folded.scope !== scope || uses.some((edge) => blockOf.get(edge.to) !== next)) continue;
    before.set(next, [...(before.get(next) ?? []), block]);
  }
  for (const [block, [previous, ...others]] of before) {
    if (previous === undefined || others.length > 0) continue;
    block.previous = previous;
    previous.next = block;
  }
  return blocks;
}

/** The leaves that only one block uses, by the output of that block. */
function ownLeaves(doc: GraphDoc, folded: readonly Contraction[]): Map<string, GraphNode> {
  const blockOf = new Map<string, Contraction>();
  for (const block of folded) for (const { id } of block.members) blockOf.set(id, block);
  const users = groupBy(doc.edges, (edge) => edge.from);
  const own = new Map<string, GraphNode>();
  for (const node of doc.nodes) {
    if (node.kind === "op" || node.id === doc.root || blockOf.has(node.id)) continue;
    const used = new Set((users.get(node.id) ?? []).map((edge) => blockOf.get(edge.to)));
    if (used.size === 1 && !used.has(undefined)) own.set(node.id, node);
  }
  return own;
}

/** At which of its sources a block takes the output of the one before it. */
function chainPort({ shape, previous }: Block): number {
  return previous === null ? -1 : shape.sources.indexOf(previous.folded.output.id);
}

/** Where in the chain the same blocks come again and again: start, how many are one turn, and how many turns. */
function repetitionsIn(chain: readonly Block[]): [start: number, period: number, repeats: number][] {
  const ports = chain.map(chainPort);
  const found: [number, number, number][] = [];
  for (let start = 0; start < chain.length;) {
    let best: [number, number, number] = [start, 1, 1];
    for (let period = 1; period <= LONGEST_PERIOD; period++) {
      let length = period;
      const isAgain = (at: number): boolean =>
        chain[at]?.shape.text === chain[at - period]!.shape.text &&
        (at - period === start || ports[at] === ports[at - period]);
      while (start + length < chain.length && isAgain(start + length)) length++;
      const repeats = Math.floor(length / period);
      if (repeats >= FEWEST && repeats * period > best[1] * best[2]) best = [start, period, repeats];
    }
    if (best[2] >= FEWEST) found.push(best);
    start += best[1] * best[2];
  }
  return found;
}

function joinRow(
  row: readonly Block[],
  period: number,
  leaves: ReadonlyMap<string, GraphNode>,
  scopes: ReadonlyMap<string, GraphScope>,
): Contraction {
  const repeats = row.length / period;
  const taken: GraphNode[] = [];
  for (let turn = 0; turn < period; turn++) {
    const equal = Array.from({ length: repeats }, (_, repeat) => row[turn + repeat * period]!);
    // The first block of the row takes at this place what comes into the row.
    const port = chainPort(equal[1]!);
    equal[0]!.shape.sources.forEach((_, place) => {
      if (place === port) return;
      const own = equal.map(({ shape }) => leaves.get(shape.sources[place]!));
      if (own.every((leaf) => leaf !== undefined && leaf.kind === own[0]?.kind)) {
        for (const leaf of own) if (leaf !== undefined) taken.push(leaf);
      }
    });
  }
  const last = row.at(-1)!.folded;
  const names = row.map(({ folded }) => scopes.get(folded.region)?.name ?? folded.label);
  return {
    region: last.region,
    output: last.output,
    members: [...taken, ...row.flatMap(({ folded }) => folded.members)],
    label: `${rowName(names, period)} ×${repeats}`,
    scope: last.scope,
    repeats,
  };
}

/** `Block` for Block1, Block2, …; `(Affine · Relu)` where two take turns. */
function rowName(names: readonly string[], period: number): string {
  const turns = Array.from({ length: period }, (_, turn) => {
    const equal = names.filter((_name, index) => index % period === turn);
    const stems = new Set(equal.map((name) => name.replace(/[\s._-]*\d+$/u, "")));
    const [stem] = stems;
    return stems.size === 1 && stem !== undefined && stem !== "" ? stem : `${equal[0]}…${equal.at(-1)}`;
  });
  return period === 1 ? turns.join("") : `(${turns.join(" · ")})`;
}
