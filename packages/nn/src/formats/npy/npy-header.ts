import { type Fault, quoted } from "../fault.ts";

/** What the header of a `.npy` file says of the array. */
export interface NpyHeader {
  readonly descr: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
}

const SPACE = /[ \t\n]*/y;
// No backslash: NumPy writes none for the types that are read here, and without it no escape has to be understood.
const STRING = /'([^'\\\n]*)'|"([^"\\\n]*)"/y;
const NUMBER = /\d+/y;
const KEYS: readonly string[] = ["descr", "fortran_order", "shape"];

/**
 * Reads the header, a dictionary in Python's notation: `{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }`.
 * It is taken apart by hand, never run.
 */
export function readNpyHeader(text: string, fault: Fault): NpyHeader {
  let at = 0;
  function refuse(expected: string): never {
    const found = at < text.length ? quoted(text.slice(at, at + 20)) : "the end";
    throw fault(`header, character ${at}`, expected, found);
  }
  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at += found?.[0].length ?? 0;
    return found;
  }
  function next(word: string): boolean {
    match(SPACE);
    if (!text.startsWith(word, at)) return false;
    at += word.length;
    return true;
  }
  function string(expected: string): string {
    match(SPACE);
    const found = match(STRING) ?? refuse(expected);
    return found[1] ?? found[2]!;
  }
  function truth(): boolean {
    if (next("True")) return true;
    if (next("False")) return false;
    return refuse("True or False");
  }
  function extents(): number[] {
    if (!next("(")) refuse("a tuple");
    const shape: number[] = [];
    let closed = next(")");
    while (!closed) {
      match(SPACE);
      const extent = Number(match(NUMBER) ?? refuse("a whole number, 0 or more"));
      if (!Number.isSafeInteger(extent)) throw fault("shape", "extents below 2^53", `${extent}`);
      shape.push(extent);
      const comma = next(",");
      closed = next(")");
      // (3) is a number in brackets, and no tuple.
      if (!comma && (!closed || shape.length === 1)) refuse("a comma");
    }
    if (shape.length > 32) throw fault("shape", "at most 32 axes", `${shape.length}`);
    return shape;
  }

  const found: { descr?: string; fortranOrder?: boolean; shape?: number[] } = {};
  if (!next("{")) refuse("a dictionary");
  while (!next("}")) {
    const key = string("a key, or the end of the dictionary");
    if (!KEYS.includes(key)) throw fault("header", KEYS.join(", "), quoted(key));
    if (!next(":")) refuse("a colon");
    if (key === "descr") {
      if (found.descr !== undefined) throw fault("header, descr", "one of this key", "two");
      found.descr = string("the type of a plain number, as '<f8'; records are not read");
    } else if (key === "shape") {
      if (found.shape !== undefined) throw fault("header, shape", "one of this key", "two");
      found.shape = extents();
    } else {
      if (found.fortranOrder !== undefined) throw fault("header, fortran_order", "one of this key", "two");
      found.fortranOrder = truth();
    }
    if (!next(",")) {
      if (next("}")) break;
      refuse("a comma");
    }
  }
  match(SPACE);
  if (at < text.length) refuse("the end");
  const { descr, fortranOrder, shape } = found;
  if (descr === undefined || fortranOrder === undefined || shape === undefined) {
    throw fault("header", KEYS.join(", "), `only ${Object.keys(found).length} of them`);
  }
  return { descr, fortranOrder, shape };
}
