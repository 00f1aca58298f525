import { legible } from "./legible-text.ts";

/**
 * Any text as a quoted DOT string that Graphviz shows unchanged, as a label, a tooltip or an id. A backslash is
 * doubled because labels know `\N`, `\G` and `\l`, and `&` becomes `&amp;` because labels know HTML entities.
 */
export function quoteDot(text: string): string {
  const escaped = legible(text)
    .replace(/&/g, "&amp;")
    .replace(/\\/g, "\\\\")
    .replace(/"/g, '\\"')
    .replace(/\r\n?|\n/g, "\\n");
  return `"${escaped}"`;
}
