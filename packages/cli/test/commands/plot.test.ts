import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { whyNoFont } from "../fonts-here.ts";
import { folderWith, leibniz } from "../run-command.ts";

const log = [
  '{"step":1,"epoch":0.5,"loss":2.5,"trainAccuracy":0.1,"testAccuracy":0.2}',
  '{"step":2,"epoch":1,"loss":1.5,"trainAccuracy":0.5,"testAccuracy":0.4}',
]
  .map((line) => `${line}\n`)
  .join("");

interface Doc {
  readonly kind: string;
  readonly facts: readonly { readonly name: string; readonly value: number }[];
  readonly x: { readonly label: string; readonly domain: readonly number[] };
  readonly layers: readonly { readonly name: string; readonly x: number[]; readonly y: number[] }[];
}
const docOf = (out: string): Doc => JSON.parse(out) as Doc;

describe("leibniz plot", () => {
  it("draws the loss of a log, and gives its points as JSON", () => {
    const folder = folderWith({ "run.jsonl": log });
    const { code, out, err } = leibniz(["plot", "run.jsonl", "--json"], folder);
    expect([code, err]).toEqual([0, ""]);
    expect(docOf(out).layers).toMatchObject([{ name: "loss", x: [1, 2], y: [2.5, 1.5] }]);
    const picture = leibniz(
      ["plot", "run.jsonl", "--kind", "accuracy", "--lang", "ko", "--theme", "dark"],
      folder,
    );
    expect(picture.code).toBe(0);
    expect(picture.out).toMatch(/^<svg [^>]*role="img"[^>]*lang="ko"/);
    expect(picture.out).toContain("훈련 정확도");
  });

  it("compares logs, each named by its file", () => {
    const folder = folderWith({ "sgd.jsonl": log, "adam.jsonl": log });
    const args = [
      "plot",
      "sgd.jsonl",
      "adam.jsonl",
      "--kind",
      "compare",
      "--figure",
      "testAccuracy",
      "--json",
    ];
    expect(docOf(leibniz(args, folder).out).layers.map(({ name, y }) => [name, y])).toEqual([
      ["sgd", [0.2, 0.4]],
      ["adam", [0.2, 0.4]],
    ]);
  });

  it("draws the tangent of a function of numbers, and of one of tensors", () => {
    const folder = folderWith({
      "numbers.ts": "export default (x: number) => 0.01 * x ** 2 + 0.1 * x;",
      "tensors.ts":
        'import type { Tensor } from "leibniz";\nexport default (x: Tensor) => x.pow(2).mul(0.01).add(x.mul(0.1));',
    });
    const slope = (file: string) =>
      docOf(leibniz(["plot", file, "--kind", "tangent", "--at", "5", "--json"], folder).out).facts[0]!.value;
    expect(slope("numbers.ts")).toBe(0.1999999999990898);
    expect(slope("tensors.ts")).toBeCloseTo(0.2, 15);
  });

  it("draws the path of descent on a function of two numbers", () => {
    const folder = folderWith({ "bowl.ts": "export default (a: number, b: number) => a ** 2 + b ** 2;" });
    const { out } = leibniz(["plot", "bowl.ts", "--kind", "path", "--start", "-3,4", "--json"], folder);
    const path = docOf(out).layers.find(({ name }) => name === "path")!;
    expect([path.x.length, path.x[0], path.y[0]]).toEqual([20, -3, 4]);
    expect(path.x[1]).toBeCloseTo(-2.4, 10);
  });

  it("draws a plot that a program has made", () => {
    const folder = folderWith({
      "made.ts": 'import { plotBars } from "leibniz";\nexport default plotBars({ y: [1, 2] });',
    });
    expect(docOf(leibniz(["plot", "made.ts", "--json"], folder).out).kind).toBe("bars");
  });

  it("writes PNG and HTML by the ending of the file", () => {
    const folder = folderWith({ "run.jsonl": log });
    if (whyNoFont() === null) {
      expect(leibniz(["plot", "run.jsonl", "-o", "loss.png"], folder)).toMatchObject({ code: 0, err: "" });
      expect(readFileSync(join(folder, "loss.png"), "latin1")).toMatch(/^\x89PNG/);
    }
    expect(leibniz(["plot", "run.jsonl", "-o", "loss.html"], folder).code).toBe(0);
    expect(readFileSync(join(folder, "loss.html"), "utf8")).toMatch(/^<!doctype html>/);
  });

  it("leaves out a line that was cut off, and says so", () => {
    const { code, out } = leibniz(["plot", "run.jsonl"], folderWith({ "run.jsonl": `${log}{"step":3,"lo` }));
    expect(code).toBe(0);
    expect(out).toContain("The last line of the log is cut off and left out.");
  });

  it("shows an example and the exit codes in its help", () => {
    const { code, out } = leibniz(["plot", "--help"]);
    expect(code).toBe(0);
    expect(out).toContain("leibniz plot run.jsonl --kind loss -o loss.svg");
    expect(out).toContain("Exit codes:");
  });

  it.each<[string, readonly string[], RegExp]>([
    ["no file", ["plot"], /name a run log or a program/],
    ["a missing file", ["plot", "none.jsonl"], /none\.jsonl: there is no such file/],
    ["a folder", ["plot", "."], /it is a folder/],
    ["an empty log", ["plot", "empty.jsonl"], /empty\.jsonl: rows: expected at least one/],
    ["what is no log", ["plot", "table.csv"], /table\.csv: line 1: expected a row of a run log/],
    [
      "a figure that is not there",
      ["plot", "run.jsonl", "--kind", "gradient-norm"],
      /no row has gradientNorm; there is/,
    ],
    ["one run to compare", ["plot", "run.jsonl", "--kind", "compare"], /two run logs or more/],
    ["a tangent nowhere", ["plot", "f.ts", "--kind", "tangent"], /wants --at/],
    ["a program as a log", ["plot", "f.ts", "--kind", "loss"], /wants a run log/],
    ["a program without function", ["plot", "three.ts"], /wants a function as default export/],
    ["a function that throws", ["plot", "throws.ts"], /throws\.ts: .*broken/],
    [
      "an unknown format",
      ["plot", "run.jsonl", "--format", "gif"],
      /there is no format "gif"; choose svg, png/,
    ],
    ["an axis of no length", ["plot", "run.jsonl", "--y-domain", "3,3"], /a number to a greater one/],
    [
      "an option of another kind",
      ["plot", "f.ts", "--learning-rate", "0.1"],
      /--learning-rate is of --kind path, and this is function/,
    ],
    ["a tangent of a log", ["plot", "run.jsonl", "--at", "5"], /--at is of --kind tangent, and this is loss/],
    ["half a pair", ["plot", "run.jsonl", "--y-domain", "3"], /--y-domain wants two numbers/],
  ])("refuses %s in one line, with exit code 2", (_, args, message) => {
    const folder = folderWith({
      "run.jsonl": log,
      "empty.jsonl": "",
      "table.csv": "step,loss\n1,2\n",
      "f.ts": "export default (x: number) => x;",
      "three.ts": "export default 3;",
      "throws.ts": 'export default (x: number): number => { throw new Error("broken"); };',
    });
    const { code, out, err } = leibniz(args, folder);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain("\n");
  });
});
