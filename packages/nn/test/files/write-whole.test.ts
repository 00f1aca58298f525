import { writeWhole } from "@leibniz/nn/node";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";

const top = mkdtempSync(join(tmpdir(), "leibniz-write-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(top, "case-"));
});

describe("writeWhole", () => {
  it("writes text and bytes, replaces what was there, and leaves nothing else", () => {
    const path = join(folder, "a");
    writeWhole(path, "gradient ∂");
    expect(readFileSync(path, "utf8")).toBe("gradient ∂");
    writeWhole(path, Uint8Array.of(0, 255));
    expect([...readFileSync(path)]).toEqual([0, 255]);
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it("writes through a link, which stays one", () => {
    writeWhole(join(folder, "a"), "old");
    symlinkSync(join(folder, "a"), join(folder, "link"));
    writeWhole(join(folder, "link"), "new");
    expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("new");
  });

  it("writes to a device", () => {
    writeWhole("/dev/null", "gone");
    expect(lstatSync("/dev/null").isFile()).toBe(false);
  });

  it("removes what killed writers of the same file left more than a day ago, and nothing else", () => {
    const digits = "0123456789ab";
    const left = (name: string, days: number) => {
      writeFileSync(join(folder, name), "half");
      const time = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
      utimesSync(join(folder, name), time, time);
      return name;
    };
    const old = left(`.a.${digits}.tmp`, 2);
    const others = [
      left(".a.ba9876543210.tmp", 0.5),
      left(`.b.${digits}.tmp`, 2),
      left(`.a.b.${digits}.tmp`, 2),
      left(".a.mine.tmp", 2),
      left(`a.${digits}.tmp`, 2),
    ];
    writeWhole(join(folder, "a"), "new");
    expect(readdirSync(folder).toSorted()).toEqual(["a", ...others].toSorted());
    expect(others).not.toContain(old);
  });

  it("leaves nothing when it cannot write", () => {
    expect(() => writeWhole(join(folder, "missing", "a"), "x")).toThrow(/ENOENT/);
    mkdirSync(join(folder, "b"));
    expect(() => writeWhole(join(folder, "b"), "x")).toThrow(/EISDIR|EEXIST|ENOTEMPTY|EPERM/);
    expect(readdirSync(folder)).toEqual(["b"]);
    expect(readdirSync(join(folder, "b"))).toEqual([]);
  });
});
