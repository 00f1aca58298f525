import { extname } from "node:path";
import { UsageError } from "./usage-error.ts";

/** Endings of files that are not called as their format is. */
const ENDINGS: Readonly<Record<string, string>> = {
  gv: "dot",
  mmd: "mermaid",
  tex: "tikz",
  htm: "html",
  md: "markdown",
};

interface FormatChoice {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
}

/**
 * What `--format` or `--json` says, or else the ending of the file that `-o` names, or else the first of the formats.
 *
 * @throws UsageError when they contradict each other, or name no format.
 */
export function formatOf<Format extends string>(
  formats: readonly [Format, ...Format[]],
  { format, json, output }: FormatChoice,
): Format {
  const known = (wanted: string): Format | undefined => formats.find((candidate) => candidate === wanted);
  if (json === true && format !== undefined && format !== "json") {
    throw new UsageError(`--json and --format ${format} contradict each other; give one of them`);
  }
  const said = json === true ? "json" : format;
  if (said !== undefined) {
    const found = known(said);
    if (found !== undefined) return found;
    throw new UsageError(`there is no format ${JSON.stringify(said)}; choose ${formats.join(", ")}`);
  }
  if (output === undefined || output === "-" || output === "") return formats[0];
  const ending = extname(output).slice(1).toLowerCase();
  const meant = known(ENDINGS[ending] ?? ending);
  if (meant !== undefined) return meant;
  throw new UsageError(`${output} does not say which format: name it with --format (${formats.join(", ")})`);
}
