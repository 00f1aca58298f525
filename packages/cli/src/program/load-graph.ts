import { readFileSync } from "node:fs";
import { LeibnizError } from "@leibniz/core";
import { type GraphDoc, graphOf, type GraphOptions, readGraphDoc } from "@leibniz/viz";
import { messageOf, UsageError } from "../output/usage-error.ts";
import { loadDifferentiated, loadProgram } from "./load-program.ts";

/**
 * The graph behind a file: a graph document (.json), or a program that is run and, unless `backward` is false,
 * differentiated.
 *
 * @throws UsageError when there is no such file, the document is not whole or of another version, or the program cannot
 * be run.
 */
export async function loadGraph(
  file: string,
  options: GraphOptions = {},
  backward = true,
): Promise<GraphDoc> {
  if (!file.toLowerCase().endsWith(".json")) {
    return graphOf(await (backward ? loadDifferentiated(file) : loadProgram(file)), options);
  }
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : messageOf(error);
    throw new UsageError(`${file}: ${reason}`, { cause: error });
  }
  try {
    return readGraphDoc(text, { file });
  } catch (error) {
    if (!(error instanceof LeibnizError)) throw error;
    throw new UsageError(
      `${messageOf(error)}; write one anew with \`leibniz graph PROGRAM --json -o FILE.json\``,
      { cause: error },
    );
  }
}
