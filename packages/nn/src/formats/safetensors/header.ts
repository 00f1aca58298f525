import { type Fault, quoted } from "../fault.ts";
import { problemOfName } from "../entry-name.ts";
import { type NumberFormat, numberFormat, type NumberFormatName } from "../number-format.ts";
import { type Json, readJson } from "../strict-json.ts";

/** The name of the member that is no tensor. */
export const METADATA = "__metadata__";

/** 16 MiB: room for 100,000 tensors, and little enough to be read by mistake. */
export const LARGEST_HEADER = 2 ** 24;

const FORMATS: ReadonlyMap<string, NumberFormatName> = new Map([
  ["F64", "float64"],
  ["F32", "float32"],
  ["F16", "float16"],
  ["BF16", "bfloat16"],
  ["I64", "int64"],
  ["I32", "int32"],
  ["I16", "int16"],
  ["I8", "int8"],
  ["U64", "uint64"],
  ["U32", "uint32"],
  ["U16", "uint16"],
  ["U8", "uint8"],
  ["BOOL", "bool"],
]);

/** One tensor of a header: where it begins and ends in the data behind the header. */
export interface Entry {
  readonly name: string;
  readonly format: NumberFormat;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

export interface Header {
  readonly entries: readonly Entry[];
  readonly metadata: ReadonlyMap<string, string>;
}

/** Reads a header, and makes sure that its tensors fill `room` bytes of data without a gap or an overlap. */
export function readHeader(text: string, room: number, fault: Fault): Header {
  const json = readJson(text, "header", fault);
  if (!(json instanceof Map)) throw fault("header", "an object", kindOf(json));
  const members = json as ReadonlyMap<string, Json>;
  const entries: Entry[] = [];
  for (const [name, value] of members) {
    if (name !== METADATA) entries.push(readEntry(name, value, room, fault));
  }
  let filled = 0;
  for (const { name, begin, end } of entries.toSorted((x, y) => x.begin - y.begin || x.end - y.end)) {
    if (begin !== filled) throw fault(`data_offsets of ${quoted(name)}`, `a start at ${filled}`, `${begin}`);
    filled = end;
  }
  if (filled !== room) throw fault("length of the data", `${filled} bytes`, `${room}`);
  return { entries, metadata: readMetadata(members.get(METADATA), fault) };
}

function readEntry(name: string, value: Json, room: number, fault: Fault): Entry {
  const called = quoted(name);
  const problem = problemOfName(name);
  if (problem !== null) throw fault("name of a tensor", "a plain name", `${called}: ${problem}`);
  if (!(value instanceof Map)) throw fault(called, "an object", kindOf(value));
  const members = value as ReadonlyMap<string, Json>;
  for (const key of members.keys()) {
    if (key !== "dtype" && key !== "shape" && key !== "data_offsets") {
      throw fault(called, "dtype, shape and data_offsets", quoted(key));
    }
  }
  const dtype = members.get("dtype");
  const format = typeof dtype === "string" ? FORMATS.get(dtype) : undefined;
  if (format === undefined) {
    const found = typeof dtype === "string" ? quoted(dtype) : kindOf(dtype);
    throw fault(`dtype of ${called}`, [...FORMATS.keys()].join(", "), found);
  }
  const shape = counts(members.get("shape"), `shape of ${called}`, fault);
  if (shape.length > 32) throw fault(`shape of ${called}`, "at most 32 axes", `${shape.length}`);
  const offsets = counts(members.get("data_offsets"), `data_offsets of ${called}`, fault);
  const [begin, end] = offsets;
  if (begin === undefined || end === undefined || offsets.length > 2) {
    throw fault(`data_offsets of ${called}`, "a start and an end", `${offsets.length} numbers`);
  }
  if (begin > end || end > room) {
    throw fault(`data_offsets of ${called}`, `a range within 0 to ${room}`, `${begin} to ${end}`);
  }
  const { bytes } = numberFormat(format);
  if (begin % bytes !== 0) {
    throw fault(`data_offsets of ${called}`, `a start at a multiple of ${bytes}`, `${begin}`);
  }
  // No product of extents is exact beyond 2^53, but none that is right gets there: the data would not hold it.
  const size = shape.includes(0) ? 0 : shape.reduce((product, extent) => product * extent, bytes);
  if (size !== end - begin) throw fault(`data_offsets of ${called}`, `${size} bytes`, `${end - begin}`);
  return { name, format: numberFormat(format), shape, begin, end };
}

function counts(json: Json | undefined, field: string, fault: Fault): readonly number[] {
  if (!Array.isArray(json)) throw fault(field, "an array of whole numbers", kindOf(json));
  for (const item of json as readonly Json[]) {
    if (typeof item !== "number") throw fault(field, "whole numbers, 0 or more", kindOf(item));
    if (!Number.isSafeInteger(item) || item < 0) throw fault(field, "whole numbers, 0 or more", `${item}`);
  }
  // −0 is 0.
  return (json as readonly number[]).map((item) => item + 0);
}

function readMetadata(json: Json | undefined, fault: Fault): ReadonlyMap<string, string> {
  if (json === undefined) return new Map();
  if (!(json instanceof Map)) throw fault(METADATA, "an object of strings", kindOf(json));
  for (const [key, value] of json as ReadonlyMap<string, Json>) {
    if (typeof value !== "string") throw fault(`${METADATA}, ${quoted(key)}`, "a string", kindOf(value));
  }
  return json as ReadonlyMap<string, string>;
}

function kindOf(json: Json | undefined): string {
  if (json === undefined) return "nothing";
  if (json === null) return "null";
  if (Array.isArray(json)) return "an array";
  if (json instanceof Map) return "an object";
  return typeof json === "string" ? quoted(json) : String(json);
}
