import { legible } from "../draw/legible-text.ts";

/**
 * Names are data: one with a line break must not break the line it is printed on, nor one with controls of writing
 * direction turn its neighbours round, nor half a surrogate pair spoil the document.
 */
export function oneLine(text: string): string {
  return legible(text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, " ")).replace(
    /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    "",
  );
}
