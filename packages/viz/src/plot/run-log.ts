import { FormatError } from "@leibniz/core";

/** The figures of a training run, read from the lines of its log. */
export interface RunFigures {
  /** Where they come from; it names the run where several are compared. */
  readonly name: string;
  /** The rows in their order, as `Trainer` gives them to a log; null is a number that was not finite. */
  readonly rows: readonly RunRow[];
  /** Whether the last line was cut off, as when a program is killed while it writes. */
  readonly torn?: boolean;
}

/** The figures of one step; a figure that was not taken then is left out. */
export interface RunRow {
  readonly step: number;
  readonly [figure: string]: number | null | undefined;
}

/** NaN and the infinities are no JSON, yet some programs write them. */
const notJson = /([:[,]\s*)(?:NaN|[-+]?Infinity)(?=\s*[,}\]])/g;

/**
 * Reads a run log: a line for each row, as JSON with a `step` and figures such as `loss` and `testAccuracy`. A last line
 * without its end is left out.
 *
 * @param name names the log in messages, and in a plot that compares several.
 * @throws FormatError when a line is no row, or there is none.
 *
 * @example
 * const log = parseRunLog('{"step":1,"loss":2.3}\n{"step":2,"loss":2.1}\n', "run.jsonl");
 */
export function parseRunLog(text: string, name: string): RunFigures {
  const rows: RunRow[] = [];
  let torn = false;
  let number = 0;
  for (let start = text.startsWith("\ufeff") ? 1 : 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).trim();
    start = end + 1;
    number++;
    if (line === "") continue;
    const row = rowOf(line);
    if (row !== null) rows.push(row);
    else if (newline < 0 && rows.length > 0) torn = true;
    else throw notARow(name, number, line);
  }
  if (rows.length === 0) {
    throw new FormatError("parseRunLog", {
      file: name,
      field: "rows",
      expected: 'at least one, as {"step": 1, "loss": 2.3}',
      found: "none",
    });
  }
  return { name, rows, torn };
}

function rowOf(line: string): RunRow | null {
  const value = jsonOf(line) ?? jsonOf(line.replace(notJson, "$1null"));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  // Without a prototype: a figure may be named `__proto__`.
  const row = Object.create(null) as Record<string, number | null>;
  for (const [key, figure] of Object.entries(value as Readonly<Record<string, unknown>>)) {
    if (typeof figure === "number" || figure === null) row[key] = figure;
  }
  return isRow(row) ? row : null;
}

function isRow(row: Record<string, number | null>): row is Record<string, number | null> & { step: number } {
  return typeof row["step"] === "number" && Number.isFinite(row["step"]);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function notARow(name: string, number: number, line: string): FormatError {
  const shown = line.length > 40 ? `${line.slice(0, 40)}…` : line;
  return new FormatError("parseRunLog", {
    file: name,
    field: `line ${number}`,
    expected: 'a row of a run log, as {"step": 1, "loss": 2.3}',
    found: JSON.stringify(shown),
  });
}

/** The names of all figures that rows of a log have, beside `step` and `epoch`. */
export function figuresIn(log: RunFigures): string[] {
  const keys = new Set<string>();
  for (const row of log.rows) for (const key of Object.keys(row)) keys.add(key);
  return [...keys].filter((key) => key !== "step" && key !== "epoch");
}
