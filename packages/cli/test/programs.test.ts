import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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

  it("loads what `tsx` would: JSON, folders, enums, __dirname, and finds itself in process.argv", () => {
    const folder = folderWith({
      "main.ts": program(
        [
          'import data from "./data.json";',
          'import { two } from "./lib";',
          'import { basename } from "node:path";',
          'import { fileURLToPath } from "node:url";',
          "enum Factor { one = 1 }",
          "const here = process.argv[1] === fileURLToPath(import.meta.url) && basename(__filename) === 'main.ts';",
          "export default variable(data.three).mul(two).mul(here ? Factor.one : 0);",
        ].join("\n"),
      ),
      "data.json": '{ "three": 3 }',
      "lib/index.ts": "export const two: number = 2;",
    });
    const { out, err } = leibniz(["graph", "main.ts", "--json"], folder);
    expect(err).toBe("");
    expect(value(out)).toBe(6);
  });

  it("may be a .js file with import in a folder of type commonjs", () => {
    const folder = folderWith({
      "package.json": '{ "type": "commonjs" }',
      "main.js": program("export default variable(3).mul(2);"),
    });
    const { out, err } = leibniz(["graph", "main.js", "--json"], folder);
    expect(err).toBe("");
    expect(value(out)).toBe(6);
  });

  it("may set an exit code and close standard output: both are the command's own", () => {
    const folder = folderWith({
      "main.ts": program(
        "process.exitCode = 7; process.stdout.end('last');\nexport default variable(3).mul(2);",
      ),
    });
    const { code, out, err } = leibniz(["graph", "main.ts", "--json"], folder);
    expect([code, value(out), err]).toEqual([0, 6, "last"]);
  });

  it("uses the copy of the library that is installed beside it, from its sources when it was never built", () => {
    const folder = folderWith({
      "main.ts":
        'import { variable } from "@leibniz/core";\nexport default variable(3, { name: "x" }).mul(2);\n',
    });
    for (const name of ["core", "kernels"]) {
      const copy = join(folder, "node_modules/@leibniz", name);
      cpSync(join(repository, "packages", name, "src"), join(copy, "src"), { recursive: true });
      cpSync(join(repository, "packages", name, "package.json"), join(copy, "package.json"));
    }
    const mark = join(folder, "node_modules/@leibniz/core/src/index.ts");
    writeFileSync(mark, `${readFileSync(mark, "utf8")}\nconsole.log("a copy of its own");\n`);
    const { code, out, err } = leibniz(["check", "main.ts"], folder);
    expect([code, err]).toEqual([0, "a copy of its own\n"]);
    expect(out).toMatch(/ x .*agrees/);
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
    ["process.exit", "process.exit(0);", /^leibniz: main\.ts: the program called process\.exit/],
    [
      "process.exit after the tensor",
      program("setImmediate(() => process.exit(0));\nexport default variable(3).mul(2);"),
      /called process\.exit/,
    ],
    [
      "a promise that nothing settles",
      "export default () => new Promise(() => {});",
      /main\.ts: the program awaits a promise that nothing settles/,
    ],
    [
      "a rejection nobody catches",
      "void Promise.reject(new Error('lost'));\nawait new Promise((r) => setTimeout(r, 500));",
      /nobody caught: lost/,
    ],
    [
      "a rejection beside a good tensor",
      program("void Promise.reject(new Error('lost'));\nexport default variable(3).mul(2);"),
      /^leibniz: main\.ts:2: nobody caught: lost\n$/,
    ],
    ["null thrown", "throw null;", /^leibniz: main\.ts: null\n$/],
    [
      "a failure of many",
      "await Promise.any([Promise.reject(new Error('a'))]);",
      /^leibniz: main\.ts(:1)?: All promises were rejected\n$/,
    ],
    [
      "a function that wants an argument",
      "export default (x: number) => x;",
      /takes an argument, and the command has none to give/,
    ],
    [
      "a name that does not exist",
      'import { variabel } from "leibniz";\nexport default variabel;',
      /main\.ts:1: .*variabel/,
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
      /there is no format "gif"; choose svg, dot, mermaid/,
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
    [
      "the program as output",
      ["graph", "main.ts", "-f", "svg", "-o", "main.ts"],
      /main\.ts is the program itself/,
    ],
    ["two formats", ["graph", "main.ts", "--json", "-f", "svg"], /--json and --format svg contradict/],
    ["an empty -o", ["graph", "main.ts", "-o", ""], /-o is empty/],
    ["no command", [], /name a command, such as `leibniz graph FILE`/],
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
