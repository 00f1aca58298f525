import type { GraphDoc } from "./graph-doc.ts";
import { numberDoc } from "./value-doc.ts";

/**
 * A graph document as JSON that {@link readGraphDoc} reads: one line for each node, edge, scope and composite, so that
 * two versions of a program can be compared line by line.
 *
 * Half of a surrogate pair in a name, which is no character, is written as U+FFFD.
 */
export function writeGraphDoc(doc: GraphDoc): string {
  const { format, version, root, differentiated, nodes, edges, scopes, composites } = doc;
  const fields = [
    ...Object.entries({ format, version, root, differentiated }).map(([name, value]) => line(name, value)),
    ...Object.entries({ nodes, edges, scopes, composites }).map(([name, items]) => lines(name, items)),
  ];
  return `{\n${fields.join(",\n")}\n}\n`;
}

function line(name: string, value: unknown): string {
  return `"${name}": ${JSON.stringify(value, inJson)}`;
}

function lines(name: string, items: readonly unknown[]): string {
  if (items.length === 0) return `"${name}": []`;
  return `"${name}": [\n${items.map((item) => JSON.stringify(item, inJson)).join(",\n")}\n]`;
}

/** What JSON has no word for, in ours. */
function inJson(_key: string, value: unknown): unknown {
  if (typeof value === "number") return numberDoc(value);
  return typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\uFFFD") : value;
}
