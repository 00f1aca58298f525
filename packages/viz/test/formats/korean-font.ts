import { fontsFor } from "../../src/formats/fonts.node.ts";

/** Why tests with Hangul cannot run on this machine; null when they can. Printed, so that nobody thinks they ran. */
export const whyNoHangul: string | null = reason();

function reason(): string | null {
  try {
    fontsFor("png", "사과 귤");
    return null;
  } catch (error) {
    const why = `not run: ${error instanceof Error ? error.message : String(error)}`;
    console.warn(why);
    return why;
  }
}
