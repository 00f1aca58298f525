import { FormatError } from "@leibniz/core";
import { readIdx } from "@leibniz/nn";
import { loadIdx } from "@leibniz/nn/node";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { fuzz } from "./fuzz.ts";

const folder = mkdtempSync(join(tmpdir(), "leibniz-idx-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of this type and shape with these bytes behind the header. */
function idx(type: number, shape: readonly number[], data: readonly number[] | number): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + (typeof data === "number" ? data : data.length));
  bytes.set([0, 0, type, shape.length]);
  const view = new DataView(bytes.buffer);
  shape.forEach((extent, axis) => view.setUint32(4 + 4 * axis, extent));
  if (typeof data !== "number") bytes.set(data, 4 + 4 * shape.length);
  return bytes;
}

function saved(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

describe("IDX", () => {
  it.each([
    ["bytes", 0x08, [0, 255], "int32", [0, 255]],
    ["signed bytes", 0x09, [0x80, 0x7f], "int32", [-128, 127]],
    ["integers of 16 bits", 0x0b, [0x80, 0, 0, 1], "int32", [-32768, 1]],
    ["integers of 32 bits", 0x0c, [0x80, 0, 0, 0, 0, 0, 1, 2], "int32", [-(2 ** 31), 258]],
    ["floats", 0x0d, [0x3f, 0x80, 0, 0, 0xff, 0x80, 0, 0], "float32", [1, -Infinity]],
    [
      "doubles",
      0x0e,
      [0x3f, 0xf0, 0, 0, 0, 0, 0, 1, 0x80, 0, 0, 0, 0, 0, 0, 0],
      "float64",
      [1 + 2 ** -52, -0],
    ],
  ] as const)("reads %s, the highest byte first", (_what, type, data, dtype, expected) => {
    const x = readIdx(idx(type, [2], data));
    expect([x.dtype, [...x.data]]).toEqual([dtype, expected]);
  });

  it("reads shapes, empty ones too, and gzipped files", () => {
    const bytes = idx(8, [2, 1, 3], [1, 2, 3, 4, 5, 6]);
    expect(readIdx(bytes).shape).toEqual([2, 1, 3]);
    expect([...loadIdx(saved("a.gz", gzipSync(bytes))).data]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...loadIdx(saved("a", bytes)).data]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(readIdx(idx(8, [2 ** 31, 0, 2 ** 31], [])).shape).toEqual([2 ** 31, 0, 2 ** 31]);
  });

  it.each<[what: string, bytes: Uint8Array, field: string, expected: RegExp | string, found: string]>([
    ["nothing", new Uint8Array(0), "length of the file", "4 bytes or more", "0"],
    [
      "another magic number",
      idx(7, [1], [1]),
      "magic number",
      "two zeros, then 8, 9, 11, 12, 13 or 14",
      "0 0 7 1",
    ],
    [
      "a text",
      Uint8Array.from("text", (c) => c.charCodeAt(0)),
      "magic number",
      "two zeros, then 8, 9, 11, 12, 13 or 14",
      "116 101 120 116",
    ],
    ["200 axes", Uint8Array.of(0, 0, 8, 200), "number of axes", "at most 32", "200"],
    [
      "a header cut off",
      Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 1),
      "length of the file",
      "12 bytes or more",
      "8",
    ],
    ["numbers cut off", idx(8, [3], [1, 2]), "length of the file", "11 bytes, as its header says", "10"],
    [
      "bytes behind the numbers",
      idx(8, [3], [1, 2, 3, 4]),
      "length of the file",
      "11 bytes, as its header says",
      "12",
    ],
    [
      "4 billion times 4 billion numbers",
      idx(8, [2 ** 32 - 1, 2 ** 32 - 1], [1]),
      "length of the file",
      "18446744065119617000 bytes, as its header says",
      "13",
    ],
  ])("refuses %s", (_what, bytes, field, expected, found) => {
    const read = () => readIdx(bytes, { file: "x" });
    expect(read).toThrow(FormatError);
    expect(read).toThrow(
      expect.objectContaining({ op: "readIdx", file: "x", field, expected, found }) as Error,
    );
  });

  it("unpacks no more than the header promises", () => {
    const bomb = gzipSync(idx(8, [10], 50_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    const path = saved("bomb.gz", bomb);
    expect(() => loadIdx(path)).toThrow(
      `${path}: length of the content: expected at most 18 bytes, as the header in it says; found more`,
    );
    // One that promises what it is: the promise is more than deflate can keep.
    const promise = saved("promise.gz", gzipSync(idx(8, [2 ** 32 - 1], [1])));
    expect(() => loadIdx(promise)).toThrow(
      /length of the content: .* found a packed file of \d+, which cannot hold so many/,
    );
  });

  it("refuses a damaged or broken packing", () => {
    const packed = gzipSync(
      idx(
        8,
        [2000],
        Array.from({ length: 2000 }, (_, i) => (i * i) & 255),
      ),
    );
    for (const length of [2, 5, 12, 30, packed.length - 9, packed.length - 1]) {
      expect(() => loadIdx(saved("cut.gz", packed.subarray(0, length))), `${length} bytes`).toThrow(
        FormatError,
      );
    }
    const changed = Uint8Array.from(packed);
    changed[packed.length - 6]! ^= 1;
    expect(() => loadIdx(saved("changed.gz", changed))).toThrow(
      /gzip: expected an undamaged stream; found incorrect data check/,
    );
  });

  it("changed at random, 300 times plain and 300 times packed: refused, or of the shape that it says", () => {
    const bytes = idx(0x0b, [2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const sound = (x: { shape: readonly number[]; data: ArrayLike<number> }) =>
      expect(x.data.length).toBe(x.shape.reduce((product, extent) => product * extent, 1));
    expect(fuzz(bytes, 300, 2, (changed) => sound(readIdx(changed)))).toBeGreaterThan(100);
    fuzz(gzipSync(bytes), 300, 3, (changed) => sound(loadIdx(saved("fuzz", changed))));
  });
});
