import type { Fault } from "../fault.ts";
import { type NumberFormat, numberFormat, type NumberFormatName } from "../number-format.ts";

const FORMATS: ReadonlyMap<number, NumberFormatName> = new Map([
  [0x08, "uint8"],
  [0x09, "int8"],
  [0x0b, "int16"],
  [0x0c, "int32"],
  [0x0d, "float32"],
  [0x0e, "float64"],
]);

/** What the header of an IDX file says. */
export interface IdxHeader {
  readonly format: NumberFormat;
  readonly shape: readonly number[];
  /** Where the numbers begin, and where the file ends. */
  readonly begin: number;
  readonly end: number;
}

/** Reads the header alone: the bytes behind it need not be there yet. */
export function readIdxHeader(bytes: Uint8Array, fault: Fault): IdxHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4) throw fault("length of the file", "4 bytes or more", `${bytes.length}`);
  const name = FORMATS.get(bytes[2]!);
  if (view.getUint16(0) !== 0 || name === undefined) {
    throw fault("magic number", "two zeros, then 8, 9, 11, 12, 13 or 14", bytes.subarray(0, 4).join(" "));
  }
  const rank = bytes[3]!;
  if (rank > 32) throw fault("number of axes", "at most 32", `${rank}`);
  const begin = 4 + 4 * rank;
  if (bytes.length < begin) throw fault("length of the file", `${begin} bytes or more`, `${bytes.length}`);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const format = numberFormat(name);
  const size = shape.includes(0) ? 0 : shape.reduce((product, extent) => product * extent, format.bytes);
  return { format, shape, begin, end: begin + size };
}

/** Refuses a file that is shorter or longer than its header says. */
export function checkIdxLength(header: IdxHeader, bytes: Uint8Array, fault: Fault): void {
  if (bytes.length === header.end) return;
  throw fault("length of the file", `${header.end} bytes, as its header says`, `${bytes.length}`);
}
