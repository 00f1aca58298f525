import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, leibniz, repository } from "./run-command.ts";

const program = (body: string) => `import { tensor, variable } from "leibniz";\n${body}\n`;
const value = (out: string) =>
  (JSON.parse(out) as { nodes: { value: { data: number[] } }[] }).nodes.at(-1)!.value.data[0];

describe("a program", () => {
  it.each([
    ["tensor.ts", program("export default variable(3).mul(2);")],
    ["function.ts", program("export default () => variable(3).mul(2);")],
    ["async.ts", program("export default async () => variable(3).mul(await Promise.resolve(2));")],
    [
      "await.ts",
      program("const two: number = await Promise.resolve(2);\nexport default variable(3).mul(two);"),
    ],
    ["script.js", program("export default variable(3).mul(2);")],
    ["module.mjs", program("export default variable(3).mul(2);")],
    ["module.mts", program("export default variable(3 as number).mul(2);")],
  ])("may be %s, far from the repository and from any package.json", (name, text) => {
    const { code, out, err } = leibniz(["graph", name, "--json"], folderWith({ [name]: text }));
    expect(err).toBe("");
    expect([code, value(out)]).toEqual([0, 6]);
  });

  it.each(["commonjs", "module"])("may lie in a folder of type %s, and import its neighbours", (type) => {
    const folder = folderWith({
      "package.json": JSON.stringify({ type }),
      "main.ts": program(
        'import { two } from "./two";\nimport { three } from "./lib/three.js";\nexport default variable(three).mul(two);',
      ),
      "two.ts": "export const two: number = 2;",
      "lib/three.ts": "export const three: number = 3;",
    });
    const { out, err } = leibniz(["graph", "main.ts", "--json"], folder);
    expect(err).toBe("");
    expect(value(out)).toBe(6);
  });

  it("prints to standard error, also after it is done, so that standard output holds only the picture", () => {
    const folder = folderWith({
      "loud.ts": program(
        'console.log("one"); process.stdout.write("two\\n"); setTimeout(() => console.log("late"), 0);\n' +
          "export default variable(3).mul(2);",
      ),
    });
    const { out, err } = leibniz(["graph", "loud.ts", "--format", "dot"], folder);
    expect(err).toContain("one\ntwo\n");
    expect(out.startsWith("digraph")).toBe(true);
    expect(out).not.toMatch(/^(one|two|late)$/m);
  });

  it("may bring a copy of the library of its own, whose classes are not ours", () => {
    const folder = folderWith({
      "main.ts":
        'import { variable } from "./node_modules/@leibniz/core/src/index.ts";\n' +
        'export default variable(3, { name: "x" }).pow(2).sum();\n',
    });
    for (const name of ["core", "kernels"]) {
      const copy = join(folder, "node_modules/@leibniz", name);
      cpSync(join(repository, "packages", name, "src"), join(copy, "src"), { recursive: true });
      writeFileSync(
        join(copy, "package.json"),
        JSON.stringify({ name: `@leibniz/${name}`, type: "module", exports: "./src/index.ts" }),
      );
    }
    expect(leibniz(["explain", "main.ts"], folder).out).toContain("∂L/∂x = 6    at x = 3");
    expect(leibniz(["check", "main.ts"], folder).code).toBe(0);
  });

  it("that ran backward itself keeps its gradients; one that did not gets them", () => {
    const folder = folderWith({
      "twice.ts": program(
        "const x = variable(3, { name: 'x' });\nconst y = x.mul(2);\ny.backward(); y.backward();\nexport default y;",
      ),
      "never.ts": program("export default variable(3, { name: 'x' }).mul(2);"),
    });
    expect(leibniz(["explain", "twice.ts"], folder).out).toContain(
      "(.grad is 4: several backward passes added up)",
    );
    expect(leibniz(["explain", "never.ts"], folder).out).toContain("∂L/∂x = 2    at x = 3\n");
  });
});

describe("a program that cannot be run gets one line that says why, and exit code 2:", () => {
  it.each([
    ["a syntax error", "export default (;", /^leibniz: main\.ts:1: .*\n$/],
    [
      "an exception",
      "const x: number = 1;\nthrow new Error('mine\\nand more');",
      /^leibniz: main\.ts:2: mine and more\n$/,
    ],
    [
      "no default export",
      "export const x = 1;",
      /^leibniz: main\.ts: its default export is missing, not a tensor; .*\n$/,
    ],
    ["a number", "export default 3;", /^leibniz: main\.ts: its default export is a number, not a tensor/],
    [
      "a function of a list",
      "export default () => [1];",
      /its default function returned an array, not a tensor/,
    ],
    ["a missing import", 'import "./nowhere.ts";', /^leibniz: main\.ts: Cannot find module .*nowhere/],
    [
      "nothing to differentiate",
      program("export default tensor(3);"),
      /^leibniz: main\.ts: .*nothing here requires a gradient/,
    ],
    ["a vector", program("export default variable([1, 2]);"), /shape \(2,\).*loss\.sum\(\)\.backward\(\)/],
    ["process.exit", "process.exit(0);", /^leibniz: main\.ts: the program ended before it gave a tensor/],
    [
      "a promise that nothing settles",
      "export default () => new Promise(() => {});",
      /ended before it gave a tensor/,
    ],
    [
      "a rejection nobody catches",
      "void Promise.reject(new Error('lost'));\nawait new Promise((r) => setTimeout(r, 500));",
      /nobody caught: lost/,
    ],
    [
      "a shape mismatch",
      program("export default variable([[1, 2]]).matmul(tensor([[1, 2]]));"),
      /^leibniz: main\.ts:2: matmul: inner dimensions differ/,
    ],
  ])("%s", (_, text, message) => {
    const { code, out, err } = leibniz(["graph", "main.ts"], folderWith({ "main.ts": text }));
    expect(err).toMatch(message);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect([code, out]).toEqual([2, ""]);
  });

  it("--debug shows the stack", () => {
    const folder = folderWith({ "main.ts": "throw new Error('mine');" });
    expect(leibniz(["graph", "main.ts", "--debug"], folder).err).toMatch(/main\.ts:1/);
  });
});

describe("wrong use gets one line that says what to do, and exit code 2:", () => {
  const SQUARE = program("export default variable(3).pow(2);");
  it.each([
    ["a missing file", ["graph", "nowhere.ts"], /^leibniz: nowhere\.ts: there is no such file\n$/],
    ["a folder", ["graph", "sub"], /^leibniz: sub: not a file/],
    ["a picture for a program", ["graph", "a.svg"], /a\.svg: a program is a \.ts or \.js module/],
    [
      "an unknown format",
      ["graph", "main.ts", "--format", "gif"],
      /there is no format "gif"; choose svg, dot, json/,
    ],
    [
      "an ending that says nothing",
      ["graph", "main.ts", "-o", "out.xyz"],
      /out\.xyz does not say which format/,
    ],
    ["an unknown explanation", ["explain", "main.ts", "--format", "rtf"], /choose text, markdown, latex/],
    ["an unknown command", ["draw", "main.ts"], /unknown command 'draw'/],
    ["an unknown option", ["graph", "main.ts", "--colour"], /unknown option '--colour'/],
    ["digits that are none", ["graph", "main.ts", "--digits", "many"], /a whole number from 1 to 17, or raw/],
    ["no file", ["graph"], /missing required argument 'file'/],
    [
      "a folder that is missing",
      ["graph", "main.ts", "-o", "no/where.svg"],
      /cannot write no\/where\.svg: its folder does not exist/,
    ],
    [
      "a folder as a file",
      ["graph", "main.ts", "--format", "svg", "-o", "sub"],
      /cannot write sub: it is a folder/,
    ],
  ] as const)("%s", (_, args, message) => {
    const folder = folderWith({ "main.ts": SQUARE, "a.svg": "<svg/>", "sub/keep.txt": "" });
    const { code, out, err } = leibniz(args, folder);
    expect(err).toMatch(message);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect([code, out]).toEqual([2, ""]);
    expect(readdirSync(folder).sort()).toEqual(["a.svg", "main.ts", "sub"]);
  });
});
