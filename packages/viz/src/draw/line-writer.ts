const LINES = 256;

/** Collects the lines of a text; many of them are kept as few strings, so that a long text costs little more than itself. */
export class LineWriter {
  readonly #blocks: string[] = [];
  readonly #lines: string[] = [];

  push(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length === LINES) this.#close();
  }

  /** The lines with a line break after each. */
  text(): string {
    this.#close();
    return this.#blocks.join("");
  }

  #close(): void {
    this.#lines.push("");
    this.#blocks.push(this.#lines.join("\n"));
    this.#lines.length = 0;
  }
}
