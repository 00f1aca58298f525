import { type Fault, quoted } from "../fault.ts";
import { crc32 } from "./crc32.ts";

/** Unpacks raw deflate to at most `most` bytes. */
export type Inflate = (packed: Uint8Array, most: number) => Uint8Array;

const END = 22;
const CENTRAL = 46;
const LOCAL = 30;

/**
 * The files in a zip archive (PKWARE APPNOTE 6.3), by name: stored, or deflated when there is an `inflate`. Sizes and
 * checksums are held against the contents; files that overlap, have one name or are encrypted, archives in parts and
 * those beyond 4 GB are refused.
 */
export function readZip(bytes: Uint8Array, inflate: Inflate | null, fault: Fault): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - END;
  // An archive with a comment behind it is none of NumPy's, and without one the end is where it should be.
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) {
    throw fault(
      "end of the archive",
      "a record of 22 bytes",
      end < 0 ? `${bytes.length} bytes in all` : "other bytes",
    );
  }
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) {
    throw fault("end of the archive", "an archive in one part", "several");
  }
  if (start + view.getUint32(end + 12, true) !== end) {
    throw fault("start of the directory", `${end - view.getUint32(end + 12, true)}`, `${start}`);
  }
  const files = new Map<string, Uint8Array>();
  const taken: [name: string, from: number, to: number][] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    const field = `entry ${i} of the directory`;
    if (at + CENTRAL > end || view.getUint32(at, true) !== 0x02014b50) {
      throw fault(field, "a record of 46 bytes or more", at + CENTRAL > end ? `${end - at}` : "other bytes");
    }
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const crc = view.getUint32(at + 16, true);
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const next = at + CENTRAL + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw fault(field, `at most ${end - at} bytes`, `${next - at}`);
    const nameBytes = bytes.subarray(at + CENTRAL, at + CENTRAL + nameLength);
    const name = textOf(nameBytes, field, fault);
    const called = quoted(name);
    if (files.has(name)) throw fault(called, "one file of this name", "two");
    if ((flags & 1) !== 0) throw fault(called, "no encryption", "an encrypted file");
    if (packed === 0xffffffff || size === 0xffffffff || local === 0xffffffff) {
      throw fault(called, "less than 4 GB", "a zip64 entry");
    }
    const [from, to] = dataOf(view, bytes, local, packed, nameBytes, start, called, fault);
    taken.push([called, local, to]);
    const content = contentOf(bytes.subarray(from, to), method, size, inflate, called, fault);
    if (content.length !== size) throw fault(`size of ${called}`, `${size}`, `${content.length}`);
    const sum = crc32(content);
    if (sum !== crc) throw fault(`CRC of ${called}`, crc.toString(16), sum.toString(16));
    files.set(name, content);
    at = next;
  }
  if (at !== end) throw fault("length of the directory", `${end - start}`, `${at - start}`);
  let filled = 0;
  for (const [called, from, to] of taken.toSorted((x, y) => x[1] - y[1])) {
    if (from < filled) throw fault(`place of ${called}`, `${filled} or later`, `${from}`);
    filled = to;
  }
  return files;
}

/** Where the content of a file lies, behind its own header, which must agree with the directory. */
function dataOf(
  view: DataView,
  bytes: Uint8Array,
  local: number,
  packed: number,
  name: Uint8Array,
  end: number,
  called: string,
  fault: Fault,
): [from: number, to: number] {
  const field = `header of ${called}`;
  if (local + LOCAL > end || view.getUint32(local, true) !== 0x04034b50) {
    throw fault(field, "a record of 30 bytes or more", local + LOCAL > end ? "the directory" : "other bytes");
  }
  const nameLength = view.getUint16(local + 26, true);
  const own = bytes.subarray(local + LOCAL, local + LOCAL + nameLength);
  if (own.length !== name.length || own.some((byte, i) => byte !== name[i])) {
    throw fault(field, "the name in the directory", "another");
  }
  const from = local + LOCAL + nameLength + view.getUint16(local + 28, true);
  if (from + packed > end)
    throw fault(`size of ${called}`, `at most ${Math.max(0, end - from)}`, `${packed}`);
  return [from, from + packed];
}

function contentOf(
  packed: Uint8Array,
  method: number,
  size: number,
  inflate: Inflate | null,
  called: string,
  fault: Fault,
): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw fault(`method of ${called}`, "0, stored, or 8, deflated", `${method}`);
  if (inflate === null)
    throw fault(`method of ${called}`, "0, stored", "8, deflated, which loadNpz of @leibniz/nn/node reads");
  try {
    return inflate(packed, size);
  } catch (error) {
    throw fault(called, `${size} bytes of undamaged deflate`, (error as Error).message);
  }
}

function textOf(bytes: Uint8Array, field: string, fault: Fault): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fault(`name of ${field}`, "UTF-8", "other bytes");
  }
}
