import { legible } from "./legible-text.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/** Any text as XML character data or as the inside of a quoted attribute. */
export function escapeXml(text: string): string {
  return legible(text).replace(/[&<>"'\n\r\t]/g, (character) => entities[character] ?? "");
}
