import { legible } from "../draw/legible-text.ts";

/** All but letters, digits, spaces and the signs in printed numbers and shapes where no Markdown begins with them. */
const special = /(?![.-]\d)[^\p{L}\p{N}\p{M} ,()─×—÷∞]/gu;

/**
 * Any text as the inside of a quoted Mermaid label. A character that Mermaid, its Markdown or the HTML of its labels
 * could read becomes an entity by number.
 */
export function escapeMermaid(text: string): string {
  return legible(text).replace(special, (character) => `#${character.codePointAt(0)};`);
}
