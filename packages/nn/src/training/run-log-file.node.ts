import { checkOptions } from "@leibniz/core";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { writeWhole } from "../files/write-whole.node.ts";
import { type Fault, faultsOf, quoted } from "../formats/fault.ts";
import type { LogRow, LogSink } from "./run-log.ts";

/** How long rows may wait for others before they are written, in milliseconds. */
const PATIENCE = 500;

/**
 * A run log in a file, a row a line as JSON. A file that is there is replaced; with `after`, its rows up to that
 * step stay and the new ones follow, as for a run that goes on from a checkpoint.
 *
 * @throws Error of node:fs when the file cannot be written.
 */
export function runLogFile(path: string, options: { readonly after?: number } = {}): LogSink {
  checkOptions("runLogFile", options, ["after"]);
  const { after } = options;
  const kept = after === undefined ? [] : readRunLog(path).filter(({ step }) => step <= after);
  writeWhole(path, kept.map((row) => `${JSON.stringify(row)}\n`).join(""));
  let file: number | null = null;
  let waiting = "";
  let written = Date.now();
  const flush = (): void => {
    file ??= openSync(path, "a");
    writeSync(file, waiting);
    waiting = "";
    written = Date.now();
  };
  return {
    write(row) {
      waiting += `${JSON.stringify(row)}\n`;
      if (Math.abs(Date.now() - written) >= PATIENCE) flush();
    },
    end() {
      flush();
      closeSync(file!);
      file = null;
    },
  };
}

/** The rows of a run log; none when there is no file. A last line that a killed program left torn is left out. */
export function readRunLog(path: string): LogRow[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as { code?: unknown }).code === "ENOENT") return [];
    throw error;
  }
  const whole = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
  return whole.flatMap((line, i) => (line === "" ? [] : [rowOf(line, faultsOf("readRunLog", path), i + 1)]));
}

function rowOf(line: string, fault: Fault, number: number): LogRow {
  try {
    const row = JSON.parse(line) as LogRow | null;
    if (typeof row?.step === "number") return row;
  } catch {
    // Reported below.
  }
  throw fault(`line ${number}`, 'a row, { "step": … }', quoted(line));
}
