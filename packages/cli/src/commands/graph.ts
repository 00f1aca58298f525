import { extname } from "node:path";
import { type Digits, drawGraph, graphOf, toDot, toSvg } from "@leibniz/viz";
import { graphvizCli } from "@leibniz/viz/node";
import { deliver } from "../output/deliver.ts";
import { UsageError } from "../output/usage-error.ts";
import { loadDifferentiated } from "../program/load-program.ts";

export const graphFormats = ["svg", "dot", "json"] as const;
type GraphFormat = (typeof graphFormats)[number];

export interface GraphCommandOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly style?: "book" | "compact";
  readonly direction?: "LR" | "TB";
  readonly theme?: "light" | "dark";
  readonly lang?: "en" | "ko" | "ja";
  readonly digits?: Digits;
}

/** `leibniz graph FILE`: the picture of a program. */
export async function graphCommand(file: string, options: GraphCommandOptions): Promise<void> {
  const format = formatOf(options);
  const { style = "book", direction = "LR", theme = "light", lang = "en", digits = 6 } = options;
  const draw = { style, direction, lang, digits };
  const doc = graphOf(await loadDifferentiated(file));
  switch (format) {
    case "json":
      return deliver(JSON.stringify(doc, null, 2), options.output);
    case "dot":
      return deliver(toDot(doc, { ...draw, theme }), options.output);
    case "svg":
      return deliver(toSvg(await drawGraph(doc, graphvizCli, draw), { theme }), options.output);
  }
}

/** What `--format` or `--json` says, or else the ending of the file that `-o` names. */
function formatOf({ format, json, output }: GraphCommandOptions): GraphFormat {
  const wanted = json ? "json" : (format ?? (output === undefined ? "svg" : extname(output).slice(1)));
  const known = graphFormats.find((candidate) => candidate === wanted);
  if (known !== undefined) return known;
  if (format === undefined && output !== undefined) {
    throw new UsageError(
      `${output} does not say which format: name it with --format (${graphFormats.join(", ")})`,
    );
  }
  throw new UsageError(`there is no format ${JSON.stringify(wanted)}; choose ${graphFormats.join(", ")}`);
}
