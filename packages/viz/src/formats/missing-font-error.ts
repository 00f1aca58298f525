import { LeibnizError } from "@leibniz/core";

/** Characters of a picture that no font at hand can draw: without this error they would be missing in silence. */
export class MissingFontError extends LeibnizError {
  readonly characters: readonly string[];

  constructor(format: string, characters: readonly string[]) {
    const shown = characters
      .slice(0, 8)
      .map(
        (character) =>
          `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")})`,
      );
    const more = characters.length > shown.length ? ` and ${characters.length - shown.length} more` : "";
    super(
      format,
      `no font has ${shown.join(", ")}${more}: ${remedy(characters)}, or name a font file that has them ` +
        "in the option fontFiles",
    );
    this.characters = characters;
  }
}
MissingFontError.prototype.name = "MissingFontError";

function remedy(characters: readonly string[]): string {
  const text = characters.join("");
  const debian = /\p{Script=Hangul}/u.test(text)
    ? "fonts-nanum"
    : /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)
      ? "fonts-noto-cjk"
      : /\p{Extended_Pictographic}/u.test(text)
        ? "fonts-symbola"
        : "fonts-dejavu-core";
  return `install one (on Debian and Ubuntu the package ${debian})`;
}
