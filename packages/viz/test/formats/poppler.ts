import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Why tests that read a PDF cannot run here; null when they can. Printed, so that nobody thinks they ran. */
export const whyNoPoppler: string | null =
  spawnSync("pdftoppm", ["-v"]).error === undefined
    ? null
    : "not run: pdftoppm and pdftotext are not installed";
if (whyNoPoppler !== null) console.warn(whyNoPoppler);

function withFile<Result>(pdf: Uint8Array, read: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), "leibniz-pdf-"));
  try {
    const file = join(folder, "picture.pdf");
    writeFileSync(file, pdf);
    return read(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, ...parameters: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, parameters, { encoding: "utf8", timeout: 60_000 });
  if (status !== 0 || /error/i.test(stderr)) throw new Error(`${command}: ${stderr}`);
  return stdout;
}

/** All text of a PDF, as a reader would copy it. */
export function pdfText(pdf: Uint8Array): string {
  return withFile(pdf, (file) => run("pdftotext", "-layout", file, "-"));
}

/** What poppler says of the fonts of a PDF, one line for each. */
export function pdfFonts(pdf: Uint8Array): string[] {
  return withFile(pdf, (file) => run("pdffonts", file).trim().split("\n").slice(2));
}

/** The only page of a PDF as a PNG of 96 pixels to an inch. */
export function pdfPage(pdf: Uint8Array): Uint8Array {
  return withFile(pdf, (file) => {
    run("pdftoppm", "-png", "-r", "96", "-singlefile", file, file);
    return readFileSync(`${file}.png`);
  });
}
