import { legible } from "./legible-text.ts";

/**
 * Any text as a quoted DOT string that Graphviz shows unchanged, as a label, a tooltip or an id. A backslash is
 * doubled because labels know `\N`, `\G` and `\l`, and `&` becomes `&amp;` because labels know HTML entities.
 */
export function quoteDot(text: string): string {
  const shown = legible(text);
  // Most labels are as they stand, and a large graph has half a million of them.
  if (!/[&\\"\r\n]/.test(shown)) return `"${shown}"`;
  const escaped = shown
    .replace(/&/g, "&amp;")
    .replace(/\\/g, "\\\\")
    .replace(/"/g, '\\"')
    .replace(/\r\n?|\n/g, "\\n");
  return `"${escaped}"`;
}

/**
 * The label of a DOT record with one field for each text, side by side where values flow left to right. Braces, bars,
 * angle brackets and spaces would otherwise be read as its structure.
 */
export function quoteDotRecord(fields: readonly string[], direction: "LR" | "TB"): string {
  const escaped = fields.map((field) =>
    quoteDot(field)
      .slice(1, -1)
      .replace(/[{}|<> ]/g, "\\$&"),
  );
  const row = escaped.join("|");
  return direction === "LR" ? `"{${row}}"` : `"${row}"`;
}
