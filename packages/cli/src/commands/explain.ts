import { type Digits, explain, type ExplainFormat, graphOf } from "@leibniz/viz";
import { deliver, expectRoomFor } from "../output/deliver.ts";
import { UsageError } from "../output/usage-error.ts";
import { loadDifferentiated } from "../program/load-program.ts";

export const explainFormats = ["text", "markdown", "latex"] as const satisfies readonly ExplainFormat[];

export interface ExplainCommandOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly digits?: Digits;
}

/** `leibniz explain FILE`: why each gradient is what it is. */
export async function explainCommand(file: string, options: ExplainCommandOptions): Promise<void> {
  const wanted = options.format ?? "text";
  const format = explainFormats.find((candidate) => candidate === wanted);
  if (format === undefined) {
    throw new UsageError(`there is no format ${JSON.stringify(wanted)}; choose ${explainFormats.join(", ")}`);
  }
  expectRoomFor(options.output, file);
  const doc = graphOf(await loadDifferentiated(file));
  const { digits = 6 } = options;
  const text = options.json
    ? JSON.stringify({ explanation: explain(doc, { format, digits }), graph: doc }, null, 2)
    : explain(doc, { format, digits });
  await deliver(text, options.output);
}
