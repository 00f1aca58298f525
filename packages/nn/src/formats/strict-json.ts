import { type Fault, quoted } from "./fault.ts";

/** JSON as its text says it: an object is a map, so that no name in it can mean anything to JavaScript. */
export type Json = string | number | boolean | null | readonly Json[] | ReadonlyMap<string, Json>;

const DEEPEST = 8;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const WORDS = [
  ["true", true],
  ["false", false],
  ["null", null],
] as const;

/**
 * Reads JSON (RFC 8259), and refuses what `JSON.parse` lets pass: two members of one name, of which it keeps the last.
 *
 * @throws FormatError that names the place, as `header, character 12`.
 */
export function readJson(text: string, field: string, fault: Fault): Json {
  let at = 0;

  function refuse(expected: string): never {
    const found = at < text.length ? quoted(text.slice(at, at + 20)) : "the end";
    throw fault(`${field}, character ${at}`, expected, found);
  }
  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  }
  /** Skips space, and the word if it comes next. */
  function next(word: string): boolean {
    match(SPACE);
    if (!text.startsWith(word, at)) return false;
    at += word.length;
    return true;
  }
  /** Its end is looked for by hand: a pattern would run out of stack on a long one. */
  function string(): string {
    match(SPACE);
    if (text[at] !== '"') refuse("a string");
    let end = at + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
    try {
      const read = JSON.parse(text.slice(at, end + 1)) as string;
      at = end + 1;
      return read;
    } catch {
      return refuse("a string");
    }
  }
  function members(depth: number): Map<string, Json> {
    const found = new Map<string, Json>();
    if (next("}")) return found;
    do {
      const name = string();
      if (found.has(name)) throw fault(`${field}, ${quoted(name)}`, "one member of this name", "two");
      if (!next(":")) refuse("a colon");
      found.set(name, value(depth));
    } while (next(","));
    if (!next("}")) refuse("a comma or }");
    return found;
  }
  function items(depth: number): Json[] {
    const found: Json[] = [];
    if (next("]")) return found;
    do found.push(value(depth));
    while (next(","));
    if (!next("]")) refuse("a comma or ]");
    return found;
  }
  function value(depth: number): Json {
    if (depth > DEEPEST) refuse(`at most ${DEEPEST} levels`);
    if (next("{")) return members(depth + 1);
    if (next("[")) return items(depth + 1);
    if (text[at] === '"') return string();
    if (/[tfn]/.test(text[at] ?? "")) {
      for (const [word, meaning] of WORDS) if (next(word)) return meaning;
    }
    return Number(match(NUMBER) || refuse("a value"));
  }

  const result = value(0);
  match(SPACE);
  if (at < text.length) refuse("the end");
  return result;
}
