import { shortenMiddle } from "./measure.ts";

/**
 * What XML 1.0 forbids (most control characters, the two non-characters, halves of a surrogate pair), the other control
 * characters, which a terminal may obey, and those that turn the direction of whatever stands after them.
 */
const forbidden =
  /[\u{0}-\u{8}\u{b}\u{c}\u{e}-\u{1f}\u{7f}-\u{9f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{d800}-\u{dfff}\u{fffe}\u{ffff}]/gu;

/** The same, and whole surrogate pairs: quick to look for, and in hardly any text. */
const suspicious = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/;

/** A text in which every character that acts instead of being shown has become U+FFFD; line breaks and tabs stay. */
export function legible(text: string): string {
  return suspicious.test(text) ? text.replace(forbidden, "\ufffd") : text;
}

/** A name as it stands in a picture: on one line, and shortened in the middle when it is very long. */
export function shownName(name: string): string {
  return shortenMiddle(legible(name).replace(/\s+/g, " ").trim());
}

/** Whether a name has anything to show. */
export function isNamed(name: string | null): name is string {
  return name !== null && shownName(name) !== "";
}
