import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { parseRunLog, type RunFigures } from "@leibniz/viz";
import { messageOf, UsageError } from "../output/usage-error.ts";

/**
 * Run logs from files; each is named by its file, without the folder where that is enough to tell them apart.
 *
 * @throws UsageError when one cannot be read, or is no run log.
 */
export function readRunLogs(files: readonly string[]): RunFigures[] {
  const short = files.map((file) => basename(file, extname(file)));
  const distinct = new Set(short).size === files.length;
  return files.map((file, i) => {
    const log = readRunLog(file);
    return distinct ? { ...log, name: short[i]! } : log;
  });
}

function readRunLog(file: string): RunFigures {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    const reason =
      code === "ENOENT"
        ? "there is no such file"
        : code === "EISDIR"
          ? "it is a folder; name a run log in it"
          : messageOf(error);
    throw new UsageError(`${file}: ${reason}`, { cause: error });
  }
  try {
    return parseRunLog(text, file);
  } catch (error) {
    const why = messageOf(error).replace(/^parseRunLog: /, "");
    throw new UsageError(`${why}; \`leibniz train --log FILE\` writes a run log`, { cause: error });
  }
}
