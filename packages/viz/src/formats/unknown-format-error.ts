import { LeibnizError } from "@leibniz/core";

/** A name of a format in which nothing can be rendered. */
export class UnknownFormatError extends LeibnizError {
  readonly format: string;
  readonly known: readonly string[];

  constructor(format: string, known: readonly string[]) {
    super("render", `there is no format ${JSON.stringify(format)}; choose ${known.join(", ")}`);
    this.format = format;
    this.known = known;
  }
}
UnknownFormatError.prototype.name = "UnknownFormatError";
