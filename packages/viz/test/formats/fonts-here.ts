import { fontsFor } from "../../src/formats/fonts.node.ts";

/** Why tests with Hangul cannot run on this machine; null when they can. Printed, so that nobody thinks they ran. */
export const whyNoHangul = whyNot("사과 귤");

/** The same for tests with Latin letters and digits: a bare machine has no font at all. */
export const whyNoLatin = whyNot("The quick fox: 0123456789.");

function whyNot(text: string): string | null {
  try {
    fontsFor("png", text);
    return null;
  } catch (error) {
    const why = `not run: ${error instanceof Error ? error.message : String(error)}`;
    console.warn(why);
    return why;
  }
}
