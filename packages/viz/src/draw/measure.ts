import { isWide } from "./wide-characters.ts";

const WIDE = 1;
const NARROW = 0.55;

/** The soft hyphen: every character before it is narrow. */
const FIRST_UNLIKE_LATIN = 0xad;

/** Marks that stand on the character before them, joiners, and the vowels and finals of decomposed Hangul. */
const noWidth = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]/u;

/**
 * The width of a text without asking a font, so that every machine lays a graph out alike: 1 em for a wide
 * character (Hangul, ideographs, emoji), 0 for a combining mark, 0.55 em for any other.
 *
 * @example
 * textWidth("사과", 10); // 20
 */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint < FIRST_UNLIKE_LATIN) ems += NARROW;
    else if (isWide(codePoint)) ems += WIDE;
    else if (!noWidth.test(character)) ems += NARROW;
  }
  return ems * fontSize;
}

/** The longest name, in code points, that a picture shows whole. */
export const LONGEST_SHOWN = 32;

/** A long text with its middle replaced by `…`, so that beginning and end can both be recognised. */
export function shortenMiddle(text: string, most = LONGEST_SHOWN): string {
  // A code point is at most two code units: what lies beyond this can be in neither half.
  if (text.length <= most) return text;
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const head = Math.ceil((most - 1) / 2);
  const tail = most - 1 - head;
  return `${characters.slice(0, head).join("")}…${characters.slice(characters.length - tail).join("")}`;
}
