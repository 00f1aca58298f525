import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { whyNoFont } from "./fonts-here.ts";
import { bin, folderWith, leibniz } from "./run-command.ts";

const SIGMOID = `import { variable } from "leibniz";
export default variable(1, { name: "x" }).sigmoid().mul(3).named("L");
`;

const textsOf = (svg: string): (string | undefined)[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);

describe("leibniz graph", () => {
  it("writes every format that it offers, each known by its first bytes", { timeout: 120_000 }, () => {
    const folder = folderWith({ "main.ts": SIGMOID });
    const drawn = [
      ["a.png", "\x89PNG"],
      ["a.pdf", "%PDF-"],
    ] as const;
    for (const [name, start] of [
      ...(whyNoFont() === null ? drawn : []),
      ["a.mmd", "flowchart"],
      ["a.tex", "\\documentclass"],
      ["a.html", "<!doctype html>"],
      ["a.txt", "2 leaves"],
    ] as const) {
      expect(leibniz(["graph", "main.ts", "-o", name], folder), name).toMatchObject({ code: 0, err: "" });
      expect(readFileSync(join(folder, name), "latin1"), name).toContain(start);
    }
  });

  it("draws a part of it, opened, and with what is asked for on the wires", () => {
    const folder = folderWith({ "main.ts": SIGMOID });
    const svg = (...args: string[]) => textsOf(leibniz(["graph", "main.ts", ...args], folder).out);
    for (const text of ["×(−1)", "exp", "1/x"]) expect(svg("--expand")).toContain(text);
    const near = svg("--around", "x,1");
    expect([near.includes("x"), near.includes("×")]).toEqual([true, false]);
    expect(svg("--symbolic", "g")).toContain("g");
    expect(svg("--show", "gradients")).not.toContain("0.731059");
    expect(svg("--style", "compact", "--theme", "print")).toContain("×3");
    const vector = {
      "main.ts": `import { variable } from "leibniz";\nexport default variable([1, 2, 3, 4, 5], { name: "v" }).sum();\n`,
    };
    const ofVector = (...args: string[]) =>
      textsOf(leibniz(["graph", "main.ts", ...args], folderWith(vector)).out);
    expect(ofVector()).toContain("v (5,)");
    expect(ofVector("--numbers", "5")).toContain("[1 2 3 4 5]");
    expect(svg("--no-backward").filter((text) => text === "—").length).toBeGreaterThan(2);
    expect(svg("--no-backward")).not.toContain("0.589836");
    expect(svg()).toContain("0.589836");
  });

  it("opens a fused operation of a graph that is too large to open all unasked", () => {
    const folder = folderWith({
      "main.ts": `import { variable } from "leibniz";
let y = variable(1, { name: "x" });
for (let i = 0; i < 2500; i++) y = y.sin();
export default y.sigmoid().named("L");
`,
    });
    const near = (...args: string[]) =>
      textsOf(leibniz(["graph", "main.ts", "--around", "L,2", ...args], folder).out);
    expect([near().includes("sigmoid"), near().includes("exp")]).toEqual([true, false]);
    expect(near("--expand", "sigmoid")).toContain("exp");
  });

  it("reads a graph document as it reads a program", () => {
    const folder = folderWith({ "main.ts": SIGMOID });
    expect(leibniz(["graph", "main.ts", "-o", "main.json"], folder).code).toBe(0);
    const { out } = leibniz(["graph", "main.json"], folder);
    expect(out).toBe(leibniz(["graph", "main.ts"], folder).out);
  });

  it("--frames writes each step as a numbered SVG", () => {
    const folder = folderWith({ "main.ts": SIGMOID });
    expect(leibniz(["graph", "main.ts", "--frames", "steps"], folder)).toEqual({ code: 0, out: "", err: "" });
    const files = readdirSync(join(folder, "steps")).sort();
    expect(files.slice(0, 2)).toEqual(["frame-01.svg", "frame-02.svg"]);
    const last = readFileSync(join(folder, "steps", files.at(-1)!), "utf8");
    // y(1 − y) · 3 at x = 1.
    expect(textsOf(last)).toContain("0.589836");
  });

  it("sends no bytes to a terminal", () => {
    const folder = folderWith({ "main.ts": SIGMOID });
    const command = `'${process.execPath}' '${bin}' graph main.ts --format png`;
    const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], { cwd: folder, encoding: "utf8" });
    expect(stdout.trim()).toBe(
      "leibniz: png is not for a terminal: name a file, as -o FILE.png, or use a pipe",
    );
  });

  const MANY = `import { variable } from "leibniz";
let y = variable(1, { name: "x" });
for (let i = 0; i < 2500; i++) y = y.sin();
export default y;
`;
  const FOREIGN = '{ "format": "leibniz-graph", "version": 99 }';

  it.each([
    ["missing.ts", [], /^leibniz: missing\.ts: there is no such file$/],
    ["missing.json", [], /^leibniz: missing\.json: there is no such file$/],
    ["notes.txt", [], /^leibniz: notes\.txt: a program is a \.ts or \.js module$/],
    ["foreign.json", [], /version: expected 1.*found 99; write one anew with `leibniz graph PROGRAM --json/],
    ["many.ts", [], /^leibniz: graph: 2501 nodes are too many.*--path, --around/],
    ["main.ts", ["--path", "nobody"], /^leibniz: path: no node is called "nobody"/],
    ["main.ts", ["--native-dot", "no-such-dot"], /no-such-dot is not installed.*leave out --native-dot/],
    ["main.ts", ["--time-limit", "0.000001"], /were not placed within.*\(--time-limit\)$/],
    ["main.ts", ["--font", "gone.ttf", "-o", "a.png"], /^leibniz: --font gone\.ttf: there is no such file$/],
    ["glyph.ts", ["-o", "a.png"], /^leibniz: png: no font has .*U\+10FFFD.*with --font$/],
    ["main.ts", ["--show", "nothing"], /there is no "nothing"; choose from values,gradients,local,shapes$/],
    [
      "main.ts",
      ["--frames", "f", "--json"],
      /^leibniz: --frames writes SVG files into a folder; leave out --json$/,
    ],
    ["main.ts", ["--format", "gif"], /^leibniz: there is no format "gif"; choose svg, /],
  ])("refuses %s %j in one line that says what to do", (file, args, message) => {
    const folder = folderWith({
      "main.ts": SIGMOID,
      "many.ts": MANY,
      "notes.txt": "",
      "foreign.json": FOREIGN,
      "glyph.ts": SIGMOID.replace('"x"', '"\\u{10FFFD}"'),
    });
    const { code, out, err } = leibniz(["graph", file, ...args], folder);
    expect([code, out]).toEqual([2, ""]);
    expect(err.split("\n")).toEqual([expect.stringMatching(message), ""]);
  });
});
