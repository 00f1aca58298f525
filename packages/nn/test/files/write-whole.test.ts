import { writeWhole } from "@leibniz/nn/node";
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
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

  it("leaves nothing when it cannot write", () => {
    expect(() => writeWhole(join(folder, "missing", "a"), "x")).toThrow(/ENOENT/);
    mkdirSync(join(folder, "b"));
    expect(() => writeWhole(join(folder, "b"), "x")).toThrow(/EISDIR|EEXIST|ENOTEMPTY|EPERM/);
    expect(readdirSync(folder)).toEqual(["b"]);
    expect(readdirSync(join(folder, "b"))).toEqual([]);
  });
});
