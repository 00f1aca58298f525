import { LeibnizError } from "@leibniz/core";
import { crc32 } from "./crc32.ts";

/** The bytes of a zip archive with these files, stored as they are. Its dates are the first that zip has. */
export function writeZip(
  op: string,
  files: Iterable<readonly [name: string, content: Uint8Array]>,
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const text = new TextEncoder().encode(name);
    if (text.length > 0xffff)
      throw new LeibnizError(op, `a name of ${text.length} bytes; at most 65535 are possible`);
    // Version 2.0, names in UTF-8, stored, 1 January 1980.
    const shared = [20, 0x800, 0, 0, 0x21, crc32(content), content.length, content.length, text.length, 0];
    const sizes = [2, 2, 2, 2, 2, 4, 4, 4, 2, 2];
    const own = record([0x04034b50, ...shared], [4, ...sizes]);
    parts.push(own, text, content);
    directory.push(
      record([0x02014b50, 20, ...shared, 0, 0, 0, 0, at], [4, 2, ...sizes, 2, 2, 2, 4, 4]),
      text,
    );
    at += own.length + text.length + content.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const count = directory.length / 2;
  if (at + length >= 0xffffffff || count >= 0xffff) {
    throw new LeibnizError(
      op,
      `${count} tensors in ${at + length} bytes; zip holds fewer than 65535 in 4 GB`,
    );
  }
  const end = record([0x06054b50, 0, 0, count, count, length, at, 0], [4, 2, 2, 2, 2, 4, 4, 2]);
  const bytes = new Uint8Array(at + length + end.length);
  let to = 0;
  for (const part of [...parts, ...directory, end]) {
    bytes.set(part, to);
    to += part.length;
  }
  return bytes;
}

/** Whole numbers of so many bytes each, lowest byte first. */
function record(values: readonly number[], sizes: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  values.forEach((value, i) => {
    if (sizes[i] === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += sizes[i]!;
  });
  return bytes;
}
