import { checkOptions, FormatError } from "@leibniz/core";

/** The error about one part of one file; who reads it throws it. */
export type Fault = (field: string, expected: string, found: string) => FormatError;

/** What all readers of bytes take. */
export interface ReadOptions {
  /** What errors call the bytes; `bytes` when left out. */
  readonly file?: string;
}

/** The faults of a file that `op` reads. */
export function faultsOf(op: string, file = "bytes"): Fault {
  return (field, expected, found) => new FormatError(op, { file, field, expected, found });
}

/** Text of a file as an error shows it: in quotes, nothing unprintable, and not all of it when it is long. */
/**
 * The faults of a reader with these options.
 *
 * @throws LeibnizError for an option that there is not.
 */
export function faultsFor(op: string, options: ReadOptions): Fault {
  checkOptions(op, options, ["file"]);
  return faultsOf(op, options.file);
}

export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
