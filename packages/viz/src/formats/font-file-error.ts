import { LeibnizError } from "@leibniz/core";

/** A file that was given as a font and cannot be read as one. */
export class FontFileError extends LeibnizError {
  readonly file: string;

  constructor(file: string, why: string, cause: unknown) {
    const name = JSON.stringify(file);
    super("render", `font file ${name}: ${why}; name a TrueType or OpenType font (.ttf, .otf, .ttc)`);
    this.file = file;
    this.cause = cause;
  }
}
FontFileError.prototype.name = "FontFileError";
