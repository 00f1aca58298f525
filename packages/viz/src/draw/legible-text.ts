import { shortenMiddle } from "./measure.ts";

/** What XML 1.0 forbids: most control characters, the two non-characters, and halves of a surrogate pair. */
const forbidden = /[\u{0}-\u{8}\u{b}\u{c}\u{e}-\u{1f}\u{d800}-\u{dfff}\u{fffe}\u{ffff}]/gu;

/** A text in which every character that no XML document can hold has become U+FFFD. */
export function legible(text: string): string {
  return text.replace(forbidden, "\ufffd");
}

/** A name as it stands in a picture: on one line, and shortened in the middle when it is very long. */
export function shownName(name: string): string {
  return shortenMiddle(legible(name).replace(/\s+/g, " ").trim());
}
