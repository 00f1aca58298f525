import { Resvg } from "@resvg/resvg-js";
import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readPng } from "../../src/pictures/read-png.node.ts";

const refuse = (problem: string) => new Error(problem);
const expectSmall = (width: number, height: number) => {
  if (width * height > 784) throw new Error(`${width} x ${height} points, and at most 784`);
};
const read = (bytes: Uint8Array) => readPng(bytes, expectSmall, refuse);

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Iterable<number>): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), Buffer.from([...data])]);
  const bytes = Buffer.alloc(named.length + 8);
  bytes.writeUInt32BE(named.length - 4);
  named.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(named), named.length + 4);
  return bytes;
}

interface Parts {
  readonly size?: readonly [number, number];
  /** Bit depth, colour type, compression, filter, interlace. */
  readonly kind?: readonly number[];
  readonly rows?: readonly number[];
  readonly before?: readonly Buffer[];
}

function header([width, height]: readonly [number, number], kind: readonly number[]): Buffer {
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32BE(width);
  sizes.writeUInt32BE(height, 4);
  return chunk("IHDR", [...sizes, ...kind]);
}

/** One grey point of 7, unless told otherwise. */
function png({ size = [1, 1], kind = [8, 0, 0, 0, 0], rows = [0, 7], before = [] }: Parts = {}): Buffer {
  const data = chunk("IDAT", deflateSync(Uint8Array.from(rows)));
  return Buffer.concat([SIGNATURE, header(size, kind), ...before, data, chunk("IEND", [])]);
}

describe("readPng", () => {
  it.each<[string, Parts, number[]]>([
    ["grey", {}, [7, 7, 7, 255]],
    ["grey with opacity", { kind: [8, 4, 0, 0, 0], rows: [0, 7, 9] }, [7, 7, 7, 9]],
    ["RGB", { kind: [8, 2, 0, 0, 0], rows: [0, 1, 2, 3] }, [1, 2, 3, 255]],
    ["RGBA", { kind: [8, 6, 0, 0, 0], rows: [0, 1, 2, 3, 4] }, [1, 2, 3, 4]],
    [
      "palette",
      {
        size: [2, 1],
        kind: [8, 3, 0, 0, 0],
        rows: [0, 1, 0],
        before: [chunk("PLTE", [1, 2, 3, 4, 5, 6]), chunk("tRNS", [9])],
      },
      [4, 5, 6, 255, 1, 2, 3, 9],
    ],
  ])("reads %s", (_, parts, rgba) => {
    expect([...read(png(parts)).rgba]).toEqual(rgba);
  });

  it("undoes each filter", () => {
    // By the specification: 10 20 30 below 1 2 3, by none, left, above, their mean, and Paeth's.
    const above = [0, 1, 2, 3];
    const greys = (second: readonly number[]) =>
      [...read(png({ size: [3, 2], rows: [...above, ...second] })).rgba].filter((_, i) => i % 4 === 0);
    for (const second of [
      [0, 10, 20, 30],
      [1, 10, 10, 10],
      [2, 9, 18, 27],
      [3, 10, 14, 19],
      [4, 9, 10, 10],
    ]) {
      expect(greys(second)).toEqual([1, 2, 3, 10, 20, 30]);
    }
  });

  it("reads what another program draws", () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28"><rect x="7" width="7" height="28" fill="#fc8040"/></svg>';
    const { width, height, rgba } = read(new Resvg(svg).render().asPng());
    expect([width, height]).toEqual([28, 28]);
    const point = (x: number, y: number) => [...rgba.subarray(4 * (28 * y + x), 4 * (28 * y + x) + 4)];
    expect([point(6, 0)[3], point(7, 0), point(13, 27), point(14, 27)[3]]).toEqual([
      0,
      [0xfc, 0x80, 0x40, 255],
      [0xfc, 0x80, 0x40, 255],
      0,
    ]);
  });

  const good = png();
  const changed = (at: number, byte: number) => Buffer.from(good).fill(byte, at, at + 1);
  it.each<[string, Buffer, RegExp]>([
    ["no PNG", Buffer.from("GIF89a"), /does not begin/],
    ["another byte in the header", changed(19, 2), /checksum of its chunk IHDR/],
    ["another byte in the points", changed(45, 0xff), /checksum of its chunk IDAT/],
    ["a longer chunk than the file", changed(8, 0xff), /IHDR is cut off/],
    ["no IEND", good.subarray(0, -12), /before its last chunk/],
    ["no header", Buffer.concat([SIGNATURE, chunk("IEND", [])]), /IHDR; got nothing/],
    ["no points", png({ size: [0, 1] }), /0 x 1 points/],
    ["more points than looked at", png({ size: [29, 28] }), /29 x 28 points, and at most 784/],
    ["a huge picture", png({ size: [0x7fffffff, 0x7fffffff] }), /at most 784/],
    ["16 bits", png({ kind: [16, 0, 0, 0, 0] }), /16 bits a channel; save it with 8/],
    ["an unknown colour type", png({ kind: [8, 5, 0, 0, 0] }), /no colour type 5/],
    ["interlace", png({ kind: [8, 0, 0, 0, 1] }), /interlaced; save it without/],
    ["an unknown compression", png({ kind: [8, 0, 1, 0, 0] }), /method of compression/],
    ["an unknown filter", png({ rows: [5, 7] }), /no filter 5/],
    ["too few bytes", png({ rows: [0] }), /1 bytes, and its header promises 2/],
    ["a bomb", png({ rows: new Array<number>(100_000).fill(0) }), /more than the 2 bytes/],
    ["no palette", png({ kind: [8, 3, 0, 0, 0] }), /palette is missing/],
    ["a short palette", png({ kind: [8, 3, 0, 0, 0], before: [chunk("PLTE", [1, 2, 3])] }), /no colour 7/],
    ["half a colour", png({ kind: [8, 3, 0, 0, 0], before: [chunk("PLTE", [1, 2])] }), /no list of colours/],
    ["two palettes", png({ before: [chunk("PLTE", [1, 2, 3]), chunk("PLTE", [1, 2, 3])] }), /2 chunks PLTE/],
    ["an unknown chunk that matters", png({ before: [chunk("ABCD", [])] }), /chunk ABCD is not known/],
  ])("refuses %s", (_, bytes, problem) => {
    expect(() => read(bytes)).toThrow(problem);
  });

  it("passes over chunks that do not matter", () => {
    expect([...read(png({ before: [chunk("tEXt", [65, 0, 66])] })).rgba]).toEqual([7, 7, 7, 255]);
  });
});
