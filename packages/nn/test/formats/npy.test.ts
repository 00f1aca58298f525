import { FormatError, LeibnizError, type Tensor, tensor } from "@leibniz/core";
import { readNpy, readNpz, writeNpy, writeNpz } from "@leibniz/nn";
import { loadNpy, loadNpz, saveNpy, saveNpz } from "@leibniz/nn/node";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 as crcOfZlib, deflateRawSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { crc32 } from "../../src/formats/zip/crc32.ts";
import { bytesOf, fixture } from "./fixture.ts";
import { fuzz } from "./fuzz.ts";

const folder = mkdtempSync(join(tmpdir(), "leibniz-npy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (x: Tensor) => [x.dtype, [...x.shape], [...x.data]];
const bits = ({ data }: Tensor) => [...new Uint8Array(data.buffer, data.byteOffset, data.byteLength)];
const tenths = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];

/** A file of version 1.0 with this header and these bytes behind it. */
function npy(header: string, data: readonly number[] = [], change: (bytes: Uint8Array) => void = () => {}) {
  const bytes = new Uint8Array(10 + header.length + data.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8]);
  bytes.set(Buffer.from(header, "latin1"), 10);
  bytes.set(data, 10 + header.length);
  change(bytes);
  return bytes;
}
const header = (descr: string, shape: string, order = "False") =>
  `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }\n`;

describe("npy", () => {
  it.each<[string, string, number[], number[]]>([
    ["c-order", "float64", [2, 3], tenths],
    ["fortran-order", "float64", [2, 3], tenths],
    ["version-2", "float64", [2, 3], tenths],
    ["version-3", "float64", [2, 3], tenths],
    ["cube-fortran", "int32", [2, 3, 4], Array.from({ length: 24 }, (_, i) => i)],
    ["big-endian", "float32", [2, 3], tenths.map(Math.fround)],
    ["bool", "bool", [2], [1, 0]],
    ["bytes", "int32", [1, 2], [0, 255]],
    ["int64", "int32", [2], [-1, 2 ** 31 - 1]],
    ["scalar", "float64", [], [0.1]],
    ["empty", "float32", [0, 4], []],
    ["half", "float32", [3], [2 ** -24, 1.5, -Infinity]],
  ])("reads %s.npy as NumPy wrote it", (name, dtype, shape, numbers) => {
    expect(read(loadNpy(fixture(`${name}.npy`)))).toEqual([dtype, shape, numbers]);
  });

  it("writes the bytes that NumPy writes", () => {
    for (const name of ["c-order", "bool", "scalar", "empty"]) {
      const bytes = bytesOf(`${name}.npy`);
      expect(Buffer.from(writeNpy(readNpy(bytes))).equals(bytes), name).toBe(true);
    }
  });

  it("brings every bit back, in every dtype", () => {
    const doubles = new Float64Array(BigUint64Array.of(0x7ff4dead00000001n, 0x8000000000000000n).buffer);
    const floats = new Float32Array(Uint32Array.of(0x7fc0beef, 0x80000000, 1, 0xff800000).buffer);
    for (const x of [
      tensor(doubles, { copy: false }),
      tensor(floats, { copy: false, shape: [2, 1, 2] }),
      tensor([-(2 ** 31), 7], { dtype: "int32" }),
      tensor([true, false]),
      tensor(-0),
    ]) {
      const y = readNpy(writeNpy(x));
      expect([y.dtype, y.shape, bits(y)]).toEqual([x.dtype, x.shape, bits(x)]);
    }
  });

  it("saves and loads a file", () => {
    saveNpy(join(folder, "x.npy"), tensor([[1, 2]]));
    expect(read(loadNpy(join(folder, "x.npy")))).toEqual(["float64", [1, 2], [1, 2]]);
    expect(readdirSync(folder)).toContain("x.npy");
  });

  it.each<[what: string, bytes: Uint8Array, field: string, expected: string, found: string]>([
    ["nothing", new Uint8Array(0), "length of the file", "10 bytes or more", "0"],
    [
      "another magic number",
      npy("", [], (bytes) => (bytes[0] = 0)),
      "magic number",
      "147 78 85 77 80 89",
      "0 78 85 77 80 89",
    ],
    ["version 4", npy("", [], (bytes) => (bytes[6] = 4)), "version", "1.0, 2.0 or 3.0", "4.0"],
    [
      "a header longer than the file",
      npy("{}", [], (bytes) => (bytes[9] = 1)),
      "length of the header",
      "at most 2 bytes",
      "258",
    ],
    [
      "a header of 4 GB",
      Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 2, 0, 255, 255, 255, 255),
      "length of the header",
      "at most 0 bytes",
      "4294967295",
    ],
    [
      "pickled objects",
      bytesOf("object.npy"),
      "descr",
      "a type of numbers",
      '"|O": pickled objects, which would be programs to run',
    ],
    [
      "complex numbers",
      bytesOf("complex.npy"),
      "descr",
      "< or >, then f8, f4, f2, i8, i4, i2, i1, u8, u4, u2, u1, b1",
      '"<c16"',
    ],
    [
      "texts",
      bytesOf("text.npy"),
      "descr",
      "< or >, then f8, f4, f2, i8, i4, i2, i1, u8, u4, u2, u1, b1",
      '"<U3"',
    ],
    [
      "records",
      bytesOf("record.npy"),
      "header, character 10",
      "the type of a plain number, as '<f8'; records are not read",
      "\"[('a', '<f4'), ('b',\"",
    ],
    [
      "an expression",
      npy("__import__('os').system('x')"),
      "header, character 0",
      "a dictionary",
      "\"__import__('os').sys\"",
    ],
    [
      "an expression for a shape",
      npy(header("<f8", "(2 ** 40,)")),
      "header, character 53",
      "a comma",
      '"** 40,), }\\n"',
    ],
    ["another key", npy("{'descr': '<f8', 'evil': 1}"), "header", "descr, fortran_order, shape", '"evil"'],
    ["a key twice", npy("{'descr': '<f8', 'descr': '<f4'}"), "header, descr", "one of this key", "two"],
    [
      "a missing key",
      npy("{'descr': '<f8', 'shape': ()}"),
      "header",
      "descr, fortran_order, shape",
      "only 2 of them",
    ],
    [
      "a number in brackets",
      npy(header("<f8", "(3)"), new Array<number>(24).fill(0)),
      "header, character 53",
      "a comma",
      '", }\\n"',
    ],
    [
      "a negative extent",
      npy(header("<f8", "(-1,)")),
      "header, character 51",
      "a whole number, 0 or more",
      '"-1,), }\\n"',
    ],
    [
      "an extent beyond all",
      npy(header("<f8", "(99999999999999999999,)")),
      "shape",
      "extents below 2^53",
      "100000000000000000000",
    ],
    ["33 axes", npy(header("|b1", `(${"1, ".repeat(33)})`), [1]), "shape", "at most 32 axes", "33"],
    [
      "neither True nor False",
      npy(header("<f8", "()", "1")),
      "header, character 34",
      "True or False",
      "\"1, 'shape': (), }\\n\"",
    ],
    [
      "a header cut off",
      npy("{'descr': '<f8', "),
      "header, character 17",
      "a key, or the end of the dictionary",
      "the end",
    ],
    [
      "text behind the header",
      npy("{'descr': '<f8', 'fortran_order': False, 'shape': ()} x"),
      "header, character 54",
      "the end",
      '"x"',
    ],
    ["bytes that are no text", npy("\xff"), "header, character 0", "ASCII", "byte 255"],
    [
      "native order, which is nobody's",
      npy(header("=f8", "()"), new Array<number>(8).fill(0)),
      "descr",
      "< or >, then f8, f4, f2, i8, i4, i2, i1, u8, u4, u2, u1, b1",
      '"=f8"',
    ],
    ["numbers cut off", bytesOf("c-order.npy").subarray(0, 170), "length of the data", "48 bytes", "42"],
    ["bytes behind the numbers", npy(header("|u1", "(1,)"), [1, 2]), "length of the data", "1 bytes", "2"],
    [
      "more numbers than there are bytes in the world",
      npy(header("<f8", "(9007199254740991, 9007199254740991)")),
      "length of the data",
      `${(2 ** 53 - 1) ** 2 * 8} bytes`,
      "0",
    ],
    ["a truth value of 3", npy(header("|b1", "(2,)"), [1, 3]), "data, number 1", "0 or 1", "3"],
    [
      "int64 beyond int32",
      npy(header("<i8", "(1,)"), [0, 0, 0, 0, 1, 0, 0, 0]),
      "data, number 0",
      "a whole number from −2^31 to 2^31 − 1",
      "4294967296",
    ],
  ])("refuses %s", (_what, bytes, field, expected, found) => {
    const reading = () => readNpy(bytes, { file: "x.npy" });
    expect(reading).toThrow(FormatError);
    expect(reading).toThrow(
      expect.objectContaining({ op: "readNpy", file: "x.npy", field, expected, found }) as Error,
    );
  });

  it("changed at random, 300 times: refused, or of the shape that it says", () => {
    const refused = fuzz(bytesOf("cube-fortran.npy"), 300, 4, (bytes) => {
      const x = readNpy(bytes);
      expect(x.data.length).toBe(x.shape.reduce((product, extent) => product * extent, 1));
    });
    expect(refused).toBeGreaterThan(100);
  });
});

/** The archive with one number of its only file's records changed, from the end: see the layout in APPNOTE 4.3. */
function changed(change: (view: DataView, directory: number, end: number) => void): Uint8Array {
  const bytes = writeNpz([["x", tensor([1, 2])]]);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  change(view, view.getUint32(end + 16, true), end);
  return bytes;
}

describe("npz", () => {
  it("reads what NumPy stored, and with Node what it deflated", () => {
    for (const tensors of [readNpz(bytesOf("stored.npz")), loadNpz(fixture("stored.npz"))]) {
      expect([...tensors].map(([name, x]) => [name, ...read(x)])).toEqual([
        ["W", "float64", [2, 3], tenths],
        ["b", "int32", [2], [1, 2]],
      ]);
    }
    const deflated = loadNpz(fixture("deflated.npz"));
    expect(read(deflated.get("W")!)).toEqual(["float64", [2, 3], tenths]);
    expect(read(deflated.get("zeros")!)).toEqual(["float32", [100], new Array(100).fill(0)]);
    expect(() => readNpz(bytesOf("deflated.npz"))).toThrow(
      'readNpz: bytes: method of "W.npy": expected 0, stored; found 8, deflated, which loadNpz of @leibniz/nn/node reads',
    );
  });

  it("brings back what it wrote, names of any script too", () => {
    const path = join(folder, "x.npz");
    saveNpz(path, [
      ["layer.0.W", tensor([1, -0])],
      ["가중치", tensor([[true]])],
    ]);
    expect([...loadNpz(path)].map(([name, x]) => [name, ...read(x)])).toEqual([
      ["layer.0.W", "float64", [2], [1, -0]],
      ["가중치", "bool", [1, 1], [1]],
    ]);
    expect(readNpz(writeNpz([])).size).toBe(0);
  });

  it("computes the CRC of zlib", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
    expect(crc32(bytesOf("stored.npz"))).toBe(
      typeof crcOfZlib === "function" ? crcOfZlib(bytesOf("stored.npz")) : crc32(bytesOf("stored.npz")),
    );
  });

  it("writes no two tensors of one name, and none of a hostile name", () => {
    expect(() =>
      writeNpz([
        ["x", tensor(1)],
        ["x", tensor(2)],
      ]),
    ).toThrow(LeibnizError);
    expect(() => writeNpz([["../x", tensor(1)]])).toThrow(/it is a path out of its folder/);
  });

  it.each<[what: string, bytes: Uint8Array, message: RegExp]>([
    ["nothing", new Uint8Array(0), /end of the archive: expected a record of 22 bytes; found 0 bytes in all/],
    [
      "an archive cut off",
      bytesOf("stored.npz").subarray(0, 400),
      /end of the archive: expected .* found other bytes/,
    ],
    ["something behind the archive", Uint8Array.of(...bytesOf("stored.npz"), 0), /end of the archive/],
    ["something before the archive", Uint8Array.of(0, ...bytesOf("stored.npz")), /start of the directory/],
    [
      "several parts",
      changed((view, _, end) => view.setUint16(end + 4, 1, true)),
      /an archive in one part; found several/,
    ],
    [
      "a directory that counts one more",
      changed((view, _, end) => (view.setUint16(end + 8, 2, true), view.setUint16(end + 10, 2, true))),
      /entry 1 of the directory: expected a record of 46 bytes or more; found 0/,
    ],
    [
      "a directory that counts one less",
      changed((view, _, end) => (view.setUint16(end + 8, 0, true), view.setUint16(end + 10, 0, true))),
      /length of the directory: expected 51; found 0/,
    ],
    [
      "another CRC",
      changed((view, at) => view.setUint32(at + 16, 1, true)),
      /CRC of "x.npy": expected 1; found/,
    ],
    [
      "a size that lies",
      changed((view, at) => view.setUint32(at + 24, 1e9, true)),
      /size of "x.npy": expected 1000000000; found 144/,
    ],
    [
      "a packed size beyond the archive",
      changed((view, at) => view.setUint32(at + 20, 1e9, true)),
      /size of "x.npy": expected at most 144; found 1000000000/,
    ],
    [
      "zip64",
      changed((view, at) => view.setUint32(at + 24, 0xffffffff, true)),
      /expected less than 4 GB; found a zip64 entry/,
    ],
    [
      "encryption",
      changed((view, at) => view.setUint16(at + 8, 1, true)),
      /expected no encryption; found an encrypted file/,
    ],
    [
      "another method",
      changed((view, at) => view.setUint16(at + 10, 14, true)),
      /method of "x.npy": expected 0, stored, or 8, deflated; found 14/,
    ],
    [
      "an own header elsewhere",
      changed((view, at) => view.setUint32(at + 42, 2, true)),
      /header of "x.npy": expected a record of 30 bytes or more; found other bytes/,
    ],
    [
      "another name in its own header",
      changed((view) => view.setUint8(30, 0x79)),
      /header of "x.npy": expected the name in the directory; found another/,
    ],
    [
      "a file that is no array",
      (() => {
        const bytes = changed((view, at) => (view.setUint8(34, 0x7a), view.setUint8(at + 46 + 4, 0x7a)));
        return bytes;
      })(),
      /name of a file: expected one that ends in .npy; found "x.npz"/,
    ],
  ])("refuses %s", (_what, bytes, message) => {
    expect(() => readNpz(bytes)).toThrow(FormatError);
    expect(() => readNpz(bytes)).toThrow(message);
  });

  it("refuses files that overlap, and two of one name", () => {
    const bytes = writeNpz([
      ["x", tensor([1, 2])],
      ["y", tensor([1, 2])],
    ]);
    const view = new DataView(bytes.buffer);
    const start = view.getUint32(bytes.length - 6, true);
    const second = start + 46 + 5;
    const twice = Uint8Array.from(bytes);
    twice[second + 46] = 0x78;
    expect(() => readNpz(twice)).toThrow(/"x.npy": expected one file of this name; found two/);
    // The first is said to be as long as both: its content then ends in the second.
    view.setUint32(start + 20, 144 + 35 + 144, true);
    view.setUint32(start + 24, 144 + 35 + 144, true);
    view.setUint32(start + 16, crc32(bytes.subarray(35, start)), true);
    expect(() => readNpz(bytes)).toThrow(/place of "y.npy": expected 358 or later; found 179/);
  });

  it("unpacks no more than the directory promises", () => {
    const zeros = deflateRawSync(new Uint8Array(50_000_000));
    const name = new TextEncoder().encode("x.npy");
    const own = new Uint8Array(35);
    const directory = new Uint8Array(51);
    const end = new Uint8Array(22);
    for (const [bytes, signature] of [
      [own, 0x04034b50],
      [directory, 0x02014b50],
      [end, 0x06054b50],
    ] as const) {
      new DataView(bytes.buffer).setUint32(0, signature, true);
    }
    own.set(name, 30);
    own[26] = 5;
    directory.set(name, 46);
    const view = new DataView(directory.buffer);
    view.setUint16(10, 8, true);
    view.setUint32(20, zeros.length, true);
    view.setUint32(24, 100, true);
    view.setUint16(28, 5, true);
    const last = new DataView(end.buffer);
    last.setUint16(8, 1, true);
    last.setUint16(10, 1, true);
    last.setUint32(12, 51, true);
    last.setUint32(16, 35 + zeros.length, true);
    const path = join(folder, "bomb.npz");
    writeFileSync(path, Buffer.concat([own, zeros, directory, end]));
    expect(() => loadNpz(path)).toThrow(
      /"x.npy": expected 100 bytes of undamaged deflate; found .*larger than 100 bytes/,
    );
  });

  it.each(["stored.npz", "deflated.npz"])(
    "%s changed at random, 300 times: refused, or of the shape that it says",
    (name) => {
      const path = join(folder, "fuzz.npz");
      const refused = fuzz(bytesOf(name), 300, 5, (bytes) => {
        writeFileSync(path, bytes);
        for (const x of loadNpz(path).values()) {
          expect(x.data.length).toBe(x.shape.reduce((product, extent) => product * extent, 1));
        }
      });
      expect(refused).toBeGreaterThan(200);
    },
  );
});
