import { FormatError, LeibnizError, type Tensor, tensor } from "@leibniz/core";
import { readSafetensors, writeSafetensors } from "@leibniz/nn";
import { loadSafetensors, saveSafetensors } from "@leibniz/nn/node";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bytesOf, fixture } from "./fixture.ts";
import { fuzz } from "./fuzz.ts";

const folder = mkdtempSync(join(tmpdir(), "leibniz-safetensors-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = new TextEncoder();

/** A file with this header, padded to a multiple of 8 bytes, and so many bytes of data. */
function file(header: string | object, data: number | Uint8Array = 0, length?: number): Uint8Array {
  const bytes = text.encode(typeof header === "string" ? header : JSON.stringify(header));
  const all = new Uint8Array(8 + bytes.length + (typeof data === "number" ? data : data.length));
  new DataView(all.buffer).setBigUint64(0, BigInt(length ?? bytes.length), true);
  all.set(bytes, 8);
  if (typeof data !== "number") all.set(data, 8 + bytes.length);
  return all;
}

const f32 = (shape: readonly number[], ...data_offsets: number[]) => ({ dtype: "F32", shape, data_offsets });
const bitsOf = ({ data }: Tensor) => [...new Uint8Array(data.buffer, data.byteOffset, data.byteLength)];

describe("safetensors", () => {
  it("reads what the reference library wrote, each dtype exactly", () => {
    const { tensors, metadata } = loadSafetensors(fixture("dtypes.safetensors"));
    const read = (name: string) => {
      const x = tensors.get(name)!;
      return [x.dtype, [...x.shape], [...x.data]];
    };
    expect(metadata.size).toBe(0);
    expect(read("f64")).toEqual(["float64", [4], [0.1, -0, Infinity, 5e-324]]);
    expect(read("f32")).toEqual(["float32", [2, 2], [Math.fround(0.1), -0, -Infinity, Math.fround(1e-45)]]);
    // PyTorch's own widening of the same numbers, subnormal ones and a NaN among them.
    expect(bitsOf(tensors.get("f16")!)).toEqual(bitsOf(tensors.get("f16 as f32")!));
    expect(read("f16")[0]).toBe("float32");
    // The top 16 bits of float32: 1e38 keeps 8 significant bits.
    expect(read("bf16")).toEqual(["float32", [4], [1, -3.140625, 0x96 * 2 ** 119, -Infinity]]);
    expect(read("i64")).toEqual(["int32", [3], [-(2 ** 31), 2 ** 31 - 1, 0]]);
    expect(read("i32")).toEqual(["int32", [2], [-(2 ** 31), 2 ** 31 - 1]]);
    expect(read("i16")).toEqual(["int32", [2], [-32768, 32767]]);
    expect(read("i8")).toEqual(["int32", [2], [-128, 127]]);
    expect(read("u8")).toEqual(["int32", [2], [0, 255]]);
    expect(read("bool")).toEqual(["bool", [3], [1, 0, 1]]);
    expect(read("scalar")).toEqual(["int32", [], [42]]);
    expect(read("empty")).toEqual(["float32", [0, 3], []]);
    const unsigned = loadSafetensors(fixture("unsigned.safetensors")).tensors;
    expect(["u16", "u32", "u64"].map((name) => unsigned.get(name)!.item())).toEqual([65535, 7, 8]);
  });

  it("writes the bytes that the reference library writes", () => {
    const { tensors, metadata } = loadSafetensors(fixture("sequential.safetensors"));
    expect(metadata.get("format")).toBe("pt");
    const bytes = writeSafetensors([...tensors].toReversed(), { metadata });
    expect(Buffer.from(bytes).equals(readFileSync(fixture("sequential.safetensors")))).toBe(true);
  });

  it("brings every bit back: NaN payloads, −0, infinities", () => {
    const doubles = new Float64Array(
      BigUint64Array.of(0x7ff4dead00000001n, 0x8000000000000000n, 0xfff0000000000000n).buffer,
    );
    const floats = new Float32Array(Uint32Array.of(0x7fc0beef, 0x80000000, 0xff800000, 1).buffer);
    const x = tensor(doubles, { copy: false });
    const y = tensor(floats, { copy: false, shape: [2, 2] });
    const { tensors } = readSafetensors(
      writeSafetensors([
        ["x", x],
        ["가", y],
      ]),
    );
    expect(bitsOf(tensors.get("x")!)).toEqual([...new Uint8Array(doubles.buffer)]);
    expect(bitsOf(tensors.get("가")!)).toEqual([...new Uint8Array(floats.buffer)]);
  });

  it("reads from the middle of a larger buffer, and keeps no hold on it", () => {
    const bytes = writeSafetensors([["x", tensor([1, 2])]]);
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    const x = readSafetensors(larger.subarray(3)).tensors.get("x")!;
    larger.fill(0);
    expect([...x.data]).toEqual([1, 2]);
  });

  it("saves a whole file or none", () => {
    const path = join(folder, "net.safetensors");
    saveSafetensors(path, [["x", tensor([1])]]);
    expect(() =>
      saveSafetensors(path, [
        ["x", tensor([2])],
        ["x", tensor([3])],
      ]),
    ).toThrow(LeibnizError);
    expect(loadSafetensors(path).tensors.get("x")!.item()).toBe(1);
    expect(readdirSync(folder)).toEqual(["net.safetensors"]);
  });

  it.each(["", "__proto__", "__metadata__", "../x", "a/../b", "/etc/passwd", "C:\\x", "a\0b", "\ud800"])(
    "writes no tensor of the name %j",
    (name) => {
      expect(() => writeSafetensors([[name, tensor([1])]])).toThrow(
        /writeSafetensors: no tensor can have the name/,
      );
    },
  );

  it("writes names that only look strange, and gives them no meaning", () => {
    const names = ["constructor", "layer.0.weight", "a..b", 'say "W"', "W\\b", "∂L/∂W"];
    const { tensors } = readSafetensors(writeSafetensors(names.map((name, i) => [name, tensor(i)])));
    expect(names.map((name) => tensors.get(name)?.item())).toEqual(names.map((_, i) => i));
  });
});

describe("safetensors that are not right", () => {
  const fine = file({ x: f32([2], 0, 8) }, 8);
  const long = '{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';

  it.each<[what: string, bytes: Uint8Array, field: string, expected: string, found: string]>([
    ["no bytes", new Uint8Array(0), "length of the file", "8 bytes or more", "0"],
    ["a header longer than the file", file("{}", 0, 3), "length of the header", "at most 2 bytes", "3"],
    [
      "a header of 100 MB in a short file",
      file("{}", 0, 1e8),
      "length of the header",
      "at most 2 bytes",
      "100000000",
    ],
    [
      "a header of 2^63 bytes",
      file("{}", 0, 2 ** 63),
      "length of the header",
      "at most 2 bytes",
      "9223372036854775808",
    ],
    ["bytes that are no text", file("{}").fill(0xff, 8, 9), "header", "UTF-8", "other bytes"],
    ["a mark of byte order", file("\ufeff{}"), "header, character 0", "a value", '"\ufeff{}"'],
    ["no object", file("[]"), "header", "an object", "an array"],
    [
      "a string with a control character",
      file('{"a\tb":1}'),
      "header, character 1",
      "a string",
      '"\\"a\\tb\\":1}"',
    ],
    [
      "a string with an escape that is none",
      file('{"a\\x":1}'),
      "header, character 1",
      "a string",
      '"\\"a\\\\x\\":1}"',
    ],
    ["JSON cut off", file('{"x":'), "header, character 5", "a value", "the end"],
    ["something after the object", file("{} {}"), "header, character 3", "the end", '"{}"'],
    [
      "deep nesting",
      file("[".repeat(10_000)),
      "header, character 9",
      "at most 8 levels",
      `"${"[".repeat(20)}"`,
    ],
    [
      "data cut off",
      fine.subarray(0, fine.length - 1),
      'data_offsets of "x"',
      "a range within 0 to 7",
      "0 to 8",
    ],
    ["bytes after the data", file({ x: f32([2], 0, 8) }, 9), "length of the data", "8 bytes", "9"],
    ["data without tensors", file({}, 4), "length of the data", "0 bytes", "4"],
    [
      "two tensors of one name",
      file(`{${long.slice(1, -1)},${long.slice(1, -1)}}`, 4),
      'header, "x"',
      "one member of this name",
      "two",
    ],
    [
      "the name __proto__",
      file(long.replace("x", "__proto__"), 4),
      "name of a tensor",
      "a plain name",
      '"__proto__": it is the prototype of an object',
    ],
    [
      "the name __proto__, disguised",
      file(long.replace("x", "\\u005f_proto__"), 4),
      "name of a tensor",
      "a plain name",
      '"__proto__": it is the prototype of an object',
    ],
    [
      "a path for a name",
      file({ "../x": f32([1], 0, 4) }, 4),
      "name of a tensor",
      "a plain name",
      '"../x": it is a path out of its folder',
    ],
    [
      "overlapping tensors",
      file({ x: f32([2], 0, 8), y: f32([2], 4, 12) }, 12),
      'data_offsets of "y"',
      "a start at 8",
      "4",
    ],
    [
      "the same bytes twice",
      file({ x: f32([1], 0, 4), y: f32([1], 0, 4) }, 4),
      'data_offsets of "y"',
      "a start at 4",
      "0",
    ],
    [
      "a gap",
      file({ x: f32([1], 0, 4), y: f32([1], 8, 12) }, 12),
      'data_offsets of "y"',
      "a start at 4",
      "8",
    ],
    ["a gap before the first", file({ x: f32([1], 4, 8) }, 8), 'data_offsets of "x"', "a start at 0", "4"],
    [
      "offsets beyond the file",
      file({ x: f32([1e12], 0, 4e12) }, 4),
      'data_offsets of "x"',
      "a range within 0 to 4",
      "0 to 4000000000000",
    ],
    [
      "offsets in the wrong order",
      file({ x: f32([1], 4, 0) }, 4),
      'data_offsets of "x"',
      "a range within 0 to 4",
      "4 to 0",
    ],
    ["one offset", file({ x: f32([1], 0) }, 4), 'data_offsets of "x"', "a start and an end", "1 numbers"],
    [
      "a start off its numbers",
      file({ x: { dtype: "BOOL", shape: [1], data_offsets: [0, 1] }, y: f32([1], 1, 5) }, 5),
      'data_offsets of "y"',
      "a start at a multiple of 4",
      "1",
    ],
    [
      "fewer bytes than the shape wants",
      file({ x: f32([3], 0, 8) }, 8),
      'data_offsets of "x"',
      "12 bytes",
      "8",
    ],
    [
      "extents whose product overflows",
      file({ x: f32([2 ** 32, 2 ** 32, 2 ** 32], 0, 8) }, 8),
      'data_offsets of "x"',
      "3.1691265005705735e+29 bytes",
      "8",
    ],
    ["a negative extent", file({ x: f32([-1], 0, 4) }, 4), 'shape of "x"', "whole numbers, 0 or more", "-1"],
    ["a fraction", file({ x: f32([0.5], 0, 2) }, 2), 'shape of "x"', "whole numbers, 0 or more", "0.5"],
    [
      "a huge number",
      file('{"x":{"dtype":"F32","shape":[1e999],"data_offsets":[0,4]}}', 4),
      'shape of "x"',
      "whole numbers, 0 or more",
      "Infinity",
    ],
    [
      "33 axes",
      file({ x: f32(new Array<number>(33).fill(1), 0, 4) }, 4),
      'shape of "x"',
      "at most 32 axes",
      "33",
    ],
    [
      "text for a shape",
      file({ x: { ...f32([], 0, 4), shape: "1" } }, 4),
      'shape of "x"',
      "an array of whole numbers",
      '"1"',
    ],
    [
      "a dtype that we cannot hold",
      file({ x: { ...f32([1], 0, 1), dtype: "F8_E4M3" } }, 1),
      'dtype of "x"',
      "F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, BOOL",
      '"F8_E4M3"',
    ],
    [
      "no dtype",
      file({ x: { shape: [1], data_offsets: [0, 4] } }, 4),
      'dtype of "x"',
      "F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, BOOL",
      "nothing",
    ],
    [
      "a member that is not known",
      file({ x: { ...f32([1], 0, 4), strides: [1] } }, 4),
      '"x"',
      "dtype, shape and data_offsets",
      '"strides"',
    ],
    ["a tensor that is a number", file({ x: 1 }), '"x"', "an object", "1"],
    ["metadata that is no text", file({ __metadata__: { a: 1 } }), '__metadata__, "a"', "a string", "1"],
    [
      "a truth value of 2",
      file({ x: { dtype: "BOOL", shape: [2], data_offsets: [0, 2] } }, Uint8Array.of(1, 2)),
      '"x", number 1',
      "0 or 1",
      "2",
    ],
    [
      "int64 beyond int32",
      bytesOf("too-wide.safetensors"),
      '"step", number 0',
      "a whole number from −2^31 to 2^31 − 1",
      "2147483648",
    ],
  ])("%s", (_what, bytes, field, expected, found) => {
    const read = () => readSafetensors(bytes, { file: "net.safetensors" });
    expect(read).toThrow(FormatError);
    expect(read).toThrow(
      expect.objectContaining({
        op: "readSafetensors",
        file: "net.safetensors",
        field,
        expected,
        found,
      }) as Error,
    );
  });

  it("a header that is 100 MB long", () => {
    const path = join(folder, "large.safetensors");
    const bytes = new Uint8Array(1e8 + 8).fill(0x20);
    new DataView(bytes.buffer).setBigUint64(0, 100_000_000n, true);
    writeFileSync(path, bytes);
    expect(() => loadSafetensors(path)).toThrow(
      `${path}: length of the header: expected at most 16777216 bytes; found 100000000`,
    );
  });

  it.each([
    ["a name of 16 million letters", `{"${"x".repeat(16e6)}":1}`],
    ["a name of 8 million escapes", `{"${"\\n".repeat(8e6)}":1}`],
    ["a name without end", `{"${"x".repeat(16e6)}`],
    ["a number of 16 million digits", `{"x":${"1".repeat(16e6)}}`],
    [
      "a shape of a million axes",
      `{"x":{"dtype":"F32","shape":[${"1,".repeat(1e6)}1],"data_offsets":[0,4]}}`,
    ],
    ["space alone", " ".repeat(16e6)],
  ])("%s", (_what, header) => {
    expect(() => readSafetensors(file(header))).toThrow(FormatError);
  });

  it("changed at random, 300 times: refused, or read as what the bytes say", () => {
    const refused = fuzz(bytesOf("dtypes.safetensors"), 300, 1, (bytes) => {
      for (const [name, x] of readSafetensors(bytes).tensors) {
        expect(x.data.length, name).toBe(x.shape.reduce((product, extent) => product * extent, 1));
      }
    });
    expect(refused).toBeGreaterThan(150);
    expect(refused).toBeLessThan(300);
  });
});
