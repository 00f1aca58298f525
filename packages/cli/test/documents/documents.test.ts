import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeBlocks } from "./code-blocks.ts";

/** Beside this file, so that the examples find the packages as the tests do. */
const folder = fileURLToPath(new URL("./.extracted/", import.meta.url));

declare global {
  var sayInDocument: (line: number, ...args: unknown[]) => void;
}

/** `console.log(x); // 3` as a call that tells which promise it keeps. */
function watched(code: string): { program: string; promised: Map<number, string> } {
  const promised = new Map<number, string>();
  const lines = code.split("\n").map((line, i) => {
    const match = /^(\s*)console\.log\((.*)\);\s*\/\/ (.*)$/.exec(line);
    if (match === null) return line;
    promised.set(i, match[3]!);
    return `${match[1]}sayInDocument(${i}, ${match[2]});`;
  });
  return { program: lines.join("\n"), promised };
}

describe("the code in README, docs and doc comments", () => {
  beforeAll(() => mkdirSync(folder, { recursive: true }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is right by the compiler", { timeout: 60_000 }, () => {
    blocks.forEach(({ where, code }, i) =>
      writeFileSync(`${folder}block-${i}.ts`, `// ${where}\n${code}\nexport {};\n`),
    );
    const config = { extends: "../../../../tsconfig.test.json", include: ["block-*.ts"] };
    writeFileSync(`${folder}tsconfig.json`, JSON.stringify(config));
    const { stdout } = spawnSync("npx", ["tsc", "-p", folder, "--pretty", "false"], { encoding: "utf8" });
    const problems = stdout.replace(/\S*block-(\d+)\.ts/g, (_, i: string) => blocks[Number(i)]!.where);
    expect(problems).toBe("");
  });

  const blocks = codeBlocks();
  it("is found", () => expect(blocks.length).toBeGreaterThan(20));

  it.each(blocks.map((block, i) => [block.where, block.code, i] as const))(
    "%s runs, and prints what it says",
    async (where, code, i) => {
      const { program, promised } = watched(code);
      const said = new Map<number, string>();
      globalThis.sayInDocument = (line, ...args) => said.set(line, format(...args));
      const file = `${folder}block-${i}.ts`;
      writeFileSync(file, `${program}\nexport {};\n`);
      await import(/* @vite-ignore */ file);
      expect(Object.fromEntries(said), where).toEqual(Object.fromEntries(promised));
    },
  );
});
