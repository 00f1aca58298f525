import { LeibnizError } from "@leibniz/core";
import { shownName } from "../draw/legible-text.ts";

/** More names than this are not searched for near ones: the answer is a hint, not worth seconds. */
const MOST_SEARCHED = 5000;
/** Neither are names longer than this: comparing two takes the product of their lengths. */
const LONGEST_SEARCHED = 64;
const MOST_LISTED = 5;

/** A node or a scope that the graph does not hold under this name. */
export class UnknownNameError extends LeibnizError {
  /** What was asked for. */
  readonly unknown: string;
  /** Names that the graph does hold, the nearest first; some of them all when none is near. */
  readonly near: readonly string[];

  constructor(option: string, what: string, unknown: string, known: Iterable<string>) {
    const { near, others } = nearNames(unknown, known);
    const quoted = (names: readonly string[]) => names.map((name) => `"${shownName(name)}"`).join(", ");
    const advice =
      near.length > 0
        ? `did you mean ${quoted(near)}?`
        : others.length > 0
          ? `there are ${quoted(others)}${others.length < MOST_LISTED ? "" : " and perhaps more"}`
          : "the graph has none with a name";
    super(option, `no ${what} is called "${shownName(unknown)}": ${advice}`);
    this.unknown = unknown;
    this.near = near.length > 0 ? near : others;
  }
}
UnknownNameError.prototype.name = "UnknownNameError";

function nearNames(unknown: string, known: Iterable<string>): { near: string[]; others: string[] } {
  const names: string[] = [];
  for (const name of new Set(known)) {
    if (shownName(name) !== "") names.push(name);
    if (names.length === MOST_SEARCHED) break;
  }
  const wanted = unknown.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const near = names
    .map((name) => ({ name, far: distance(wanted, name.toLowerCase(), most) }))
    .filter(({ far }) => far <= most)
    .sort((one, other) => one.far - other.far);
  return {
    near: near.slice(0, MOST_LISTED).map(({ name }) => name),
    others: names.slice(0, MOST_LISTED),
  };
}

/** How many letters must be added, dropped or changed (Levenshtein); Infinity where it is surely above `most`. */
function distance(one: string, other: string, most: number): number {
  if (other.startsWith(one) && one !== "") return 0;
  if (Math.abs(one.length - other.length) > most) return Infinity;
  if (Math.max(one.length, other.length) > LONGEST_SEARCHED) return Infinity;
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}
