import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fontFaces } from "../../src/formats/font-face.ts";

const u16 = (...numbers: number[]): number[] => numbers.flatMap((n) => [(n >> 8) & 255, n & 255]);
const u32 = (...numbers: number[]): number[] => numbers.flatMap((n) => u16((n >>> 16) & 0xffff, n & 0xffff));
const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** A to C as glyphs 3 to 5 by a difference, 가 and 나 as glyphs 7 and none by a list. */
const format4 = [
  ...u16(4, 48, 0, 6, 0, 0, 0),
  ...u16(0x43, 0xb098, 0xffff),
  ...u16(0),
  ...u16(0x41, 0xac00, 0xffff),
  ...u16(3 - 0x41, 0, 1).map((byte) => byte & 255),
  ...u16(0, 4, 0),
];

/** 🍎 as glyph 9. */
const format12 = [...u16(12, 0), ...u32(28, 0, 1, 0x1f34e, 0x1f34e, 9)];

function cmap(): number[] {
  const records = 4 + 2 * 8;
  // Glyphs of the list: one for 가, and zeros for all others up to 나.
  const list = new Array<number>(2 * (0xb098 - 0xac00 + 1)).fill(0);
  list[1] = 7;
  const first = [...format4, ...list];
  return [
    ...u16(0, 2),
    ...u16(3, 1),
    ...u32(records),
    ...u16(3, 10),
    ...u32(records + first.length),
    ...first,
    ...format12,
  ];
}

function font(): number[] {
  const family = u16(...ascii("Test"));
  const tables: readonly (readonly [string, number[]])[] = [
    ["cmap", cmap()],
    ["head", [...new Array<number>(44).fill(0), ...u16(3), ...new Array<number>(8).fill(0)]],
    ["name", [...u16(0, 2, 30), ...u16(3, 1, 0x409, 1, 8, 0), ...u16(3, 1, 0x409, 6, 8, 0), ...family]],
  ];
  const directory = [...u32(0x00010000), ...u16(tables.length, 0, 0, 0)];
  let at = 12 + 16 * tables.length;
  const bodies: number[] = [];
  for (const [tag, body] of tables) {
    directory.push(...ascii(tag), ...u32(0, at, body.length));
    bodies.push(...body);
    at += body.length;
  }
  return [...directory, ...bodies];
}

describe("a font written by hand", () => {
  const [face] = fontFaces(Uint8Array.from(font()));
  const has = (character: string): boolean => face?.has(character.codePointAt(0) ?? 0) ?? false;

  test("its names and style", () => {
    expect(face).toMatchObject({ family: "Test", postScriptName: "Test", isBold: true, isItalic: true });
  });

  test("its characters, and none beside them", () => {
    expect(["@", "A", "B", "C", "D"].map(has)).toEqual([false, true, true, true, false]);
    expect(["가", "각", "나"].map(has)).toEqual([true, false, false]);
    expect(["🍍", "🍎", "🍏"].map(has)).toEqual([false, true, false]);
  });

  test("cut anywhere, it is refused or read, and never anything worse", () => {
    const bytes = Uint8Array.from(font());
    let refused = 0;
    for (let length = 0; length < Math.min(bytes.length, 400); length++) {
      try {
        const [cut] = fontFaces(bytes.subarray(0, length));
        cut?.has(0x41);
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(60);
  });
});

test("counts that lie are refused", () => {
  const bytes = Uint8Array.from(font());
  bytes.set(u32(0x74746366, 0x00010000, 0xffffffff), 0);
  expect(() => fontFaces(bytes)).toThrow("not a TrueType or OpenType font");
});

const installed = spawnSync("fc-list", ["-f", "%{file}\n"], { encoding: "utf8" });
const files = (installed.stdout ?? "")
  .split("\n")
  .filter((file) => /(DejaVuSans|NanumGothic)\.ttf$/.test(file));
if (files.length === 0) console.warn("not run: no fontconfig, or neither DejaVu Sans nor NanumGothic");

test.each(files)("%s has the characters that fontconfig finds in it", (file) => {
  const { stdout } = spawnSync("fc-query", ["-f", "%{charset}", file], { encoding: "utf8" });
  const theirs = new Set<number>();
  for (const range of stdout.split(" ")) {
    const [first = "", last = first] = range.split("-");
    for (let code = parseInt(first, 16); code <= parseInt(last, 16); code++) theirs.add(code);
  }
  const [face] = fontFaces(readFileSync(file));
  const differing = [];
  // Fontconfig leaves control characters out.
  for (let code = 0x20; code < 0x20000; code++) {
    if ((code < 0x7f || code > 0x9f) && face?.has(code) !== theirs.has(code))
      differing.push(code.toString(16));
  }
  expect(differing.length, differing.slice(0, 20).join(" ")).toBeLessThanOrEqual(2);
});
